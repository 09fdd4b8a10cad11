using System.Text.Json.Nodes;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Rendering;
using CoP.Dialogs.Messages;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>Answers <c>application/search</c>, which a list asks while the member types in it.</summary>
internal sealed class SearchAnswers(TurnRunner turns, TimeProvider clock)
{
    public async Task<IResult> AnswerAsync(Activity activity)
    {
        var search = turns.SearchAsync(activity.SenderId, activity.Value.Text("dataset") ?? "", activity.Value.Text("queryText") ?? "");
        return Reply(await InvokeBudget.KeepsAsync(search, clock) ? await search : []);
    }

    private static IResult Reply(IReadOnlyList<PromptOption> options) => Results.Text(
        CardJson.Write(new JsonObject
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.search.searchResponse",
            ["value"] = new JsonObject { ["results"] = new JsonArray([.. options.Select(Result)]) },
        }),
        "application/json");

    private static JsonNode Result(PromptOption option) => new JsonObject { ["title"] = option.Label, ["value"] = option.Value };
}
