using System.Data.Common;
using System.Text.Json.Nodes;
using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Teams.Sending;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Teams.Answering;

/// <summary>
/// Invokes are answered in the response: Teams waits 5 seconds and then tells the member that the app is out of reach. A
/// turn goes on when its caller hangs up, or when its answer comes too late for the response.
/// </summary>
internal sealed class InvokeHandler(
    ITurns turns,
    IBacklog backlog,
    LateAnswers late,
    [FromKeyedServices(ChannelNames.Teams)] IMessageRenderer renderer,
    CardFiles files,
    ExtensionHandler extension,
    ILocalizer words,
    TimeProvider clock)
{
    /// <summary>Of the 5 seconds Teams waits, what we take; the rest is the way there and back.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>For writing down what takes longer.</summary>
    public static readonly TimeSpan ToPromise = TimeSpan.FromMilliseconds(700);

    private const string Card = "application/vnd.microsoft.card.adaptive";
    private const string Word = "application/vnd.microsoft.activity.message";
    private const string Found = "application/vnd.microsoft.search.searchResponse";

    /// <summary>
    /// Teams knows two answers to a press that went well: a card, or a text shown for a moment while the card stays. An
    /// empty text counts as no answer there (a banner, and the press again), so the text is a mark that needs no language.
    /// </summary>
    private const string Done = "✓";

    public Task<IResult> HandleAsync(Activity activity, Incoming incoming) => activity.Name switch
    {
        InvokeNames.CardAction when activity.Value.At("action").Text("type") == "Action.Execute" => PressAsync(incoming),
        InvokeNames.CardAction => Task.FromResult(Results.BadRequest()),
        InvokeNames.FileConsent when incoming.Where.Kind == ConversationKind.Personal && activity.Value.Text("action") is "accept" or "decline" => SilentAsync(incoming),
        InvokeNames.FileConsent => Task.FromResult(Results.BadRequest()),
        InvokeNames.Search => SearchAsync(activity),
        InvokeNames.ExtensionQuery => QueryAsync(activity),
        InvokeNames.ExtensionTask => extension.OpenAsync(activity, incoming),
        null => SilentAsync(incoming),
        _ => Task.FromResult(Results.StatusCode(StatusCodes.Status501NotImplemented)),
    };

    /// <summary>The card that replaces the pressed one, or a word while the card stays.</summary>
    private async Task<IResult> PressAsync(Incoming incoming)
    {
        var language = Languages.Nearest(incoming.LanguageHint) ?? Languages.English;
        var turn = turns.HandleAsync(incoming, CancellationToken.None);
        if (!await EndsInTimeAsync(turn))
        {
            late.Follow(turn, incoming);
            return await IsPromisedAsync(incoming) ? Reply(Word, words.Say("teams.workingOnIt", language)) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var outcome = await turn;
        return outcome.Answer is { } answer
            ? Reply(Card, await DrawAsync(answer, incoming.Where.ExternalId, language))
            : Reply(Word, outcome.Remark ?? Done);
    }

    /// <summary>What is said to be worked on must survive the end of this process. Where it cannot be written down in time, nothing is claimed.</summary>
    private async Task<bool> IsPromisedAsync(Incoming incoming)
    {
        using var patience = new CancellationTokenSource(ToPromise, clock);
        try
        {
            await backlog.PromiseAsync(incoming, patience.Token);
            return true;
        }
        catch (Exception fault) when (fault is OperationCanceledException or DbException)
        {
            return false; // The turn goes on, and the member may press again: it counts once.
        }
    }

    private async Task<JsonNode> DrawAsync(Message answer, string conversation, string language)
    {
        var card = renderer.Render(answer, OutboxKind.Acknowledge, conversation).Single();
        return JsonNode.Parse(await files.ResolveAsync(card, language, CancellationToken.None))!;
    }

    /// <summary>What a list asks while the member types in it.</summary>
    private async Task<IResult> SearchAsync(Activity activity)
    {
        var search = turns.SearchAsync(
            ChannelNames.Teams, activity.SenderId, activity.Value.Text("dataset") ?? "", activity.Value.Text("queryText") ?? "", CancellationToken.None);
        var options = await EndsInTimeAsync(search) ? await search : [];
        return Reply(Found, new JsonObject { ["results"] = new JsonArray([.. options.Select(Option)]) });
    }

    /// <summary>What a member looks for in another chat; when it takes too long, nothing is found, and the next letter asks again.</summary>
    private async Task<IResult> QueryAsync(Activity activity)
    {
        var query = extension.QueryAsync(activity, CancellationToken.None);
        return await EndsInTimeAsync(query) ? Results.Text(CardJson.Write(await query), "application/json") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static JsonNode Option(PromptOption option) => new JsonObject { ["title"] = option.Label, ["value"] = option.Value };

    /// <summary>A button of the type invoke, or a file that was offered: Teams takes nothing but an empty answer, so whatever is said comes as a message.</summary>
    private async Task<IResult> SilentAsync(Incoming incoming)
    {
        var turn = turns.HandleAsync(incoming, CancellationToken.None);
        if (!await EndsInTimeAsync(turn))
        {
            late.Follow(turn, incoming);
            return await IsPromisedAsync(incoming) ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        await turn;
        return Results.Ok();
    }

    /// <summary>True when the work ended within the budget, well or not.</summary>
    private async Task<bool> EndsInTimeAsync(Task work)
    {
        using var stop = new CancellationTokenSource();
        var inTime = await Task.WhenAny(work, Task.Delay(Budget, clock, stop.Token)) == work;
        await stop.CancelAsync();
        return inTime;
    }

    private static IResult Reply(string type, JsonNode value) => Results.Text(
        CardJson.Write(new JsonObject { ["statusCode"] = 200, ["type"] = type, ["value"] = value }), "application/json");
}
