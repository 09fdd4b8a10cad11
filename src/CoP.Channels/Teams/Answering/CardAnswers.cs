using System.Text.Json.Nodes;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Teams.Sending;
using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>Answers <c>adaptiveCard/action</c>: the card that replaces the pressed one, or a word while the card stays.</summary>
internal sealed class CardAnswers(
    TurnRunner turns, LateAnswers late, CardRenderer cards, CardFiles files, ILocalizer words, TimeProvider clock)
{
    private const string Card = "application/vnd.microsoft.card.adaptive";
    private const string Word = "application/vnd.microsoft.activity.message";

    /// <summary>
    /// Teams knows two answers to a press that went well: a card, or a text shown for a moment while the card stays. An
    /// empty text counts as no answer there (a banner, and the press again), so the text is a mark that needs no language.
    /// </summary>
    private const string Done = "✓";

    public async Task<IResult> AnswerAsync(Incoming incoming)
    {
        var turn = turns.RunAsync(incoming);
        if (!await InvokeBudget.KeepsAsync(turn, clock))
        {
            late.Follow(turn, incoming);
            return Reply(Word, words.Say("teams.workingOnIt", Language(incoming)));
        }

        var outcome = await turn;
        return outcome.Answer is { } answer
            ? Reply(Card, await files.ResolveAsync(cards.Render(answer, incoming.Where.ExternalId), Language(incoming), CancellationToken.None))
            : Reply(Word, outcome.Remark ?? Done);
    }

    private static string Language(Incoming incoming) => Languages.Nearest(incoming.LanguageHint) ?? Languages.English;

    private static IResult Reply(string type, JsonNode value) => Results.Text(
        CardJson.Write(new JsonObject { ["statusCode"] = 200, ["type"] = type, ["value"] = value }), "application/json");
}
