using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>Words that are an answer to a list of action points.</summary>
internal sealed class NumberedReading(NumberedReply reply) : ICommandReading
{
    private const int Longest = 1000;

    public Task<(string Name, string Argument)?> ReadAsync(string said, CancellationToken cancel) =>
        Task.FromResult<(string Name, string Argument)?>(said.Length <= Longest && reply.Read(VisibleText.Trim(said)).Count > 0 ? (NumberedReplyAction.Verb, said) : null);
}

/// <summary>Does what a member said of their numbers, and says of each what came of it.</summary>
internal sealed class NumberedReplyAction(ActionPointLists lists, AnswerActionPoint answer, WorkOnActionPoint work, ListReplies listed, NumberedReply reply) : IAction
{
    public const string Verb = "act-said";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var known = await lists.NumberedAsync(turn.Actor, cancel);
        var all = reply.Read(VisibleText.Trim(argument));
        List<string> lines = [.. await listed.RunAsync(turn, [.. all.Where(ListReplies.IsOfList)], cancel)];
        foreach (var said in all.Where(static said => !ListReplies.IsOfList(said)).SelectMany(said => said.Number == 0 ? known.Keys.Order().Select(number => said with { Number = number }) : [said]))
        {
            var line = known.TryGetValue(said.Number, out var id) ? await RunAsync(turn, id, said, cancel) : new Text("actions.reply.unknown");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{said.Number}. {turn.Say(line)}"));
        }

        if (lines.Count == 0 && all.Any(ListReplies.IsOfList))
        {
            return; // A form asks to whom.
        }

        turn.Reply(new Message { Blocks = lines.Count == 0 ? [new Paragraph(turn.Say("actions.mine.none"))] : [.. lines.Select(static line => new Paragraph(line))] });
    }

    private async Task<Text> RunAsync(TurnContext turn, long id, NumberedWord said, CancellationToken cancel)
    {
        var spoken = TextTruncation.Line(said.Words, ActionPoint.ReasonLength);
        if (spoken.Length == 0 && said.What is SaidOfAction.Blocked or SaidOfAction.Progress && said.Words.Length == 0)
        {
            return new Text($"actions.reply.{said.What}.empty", said.Number.ToString(CultureInfo.InvariantCulture));
        }

        var note = spoken.Length == 0 ? null : spoken;
        var done = await (said.What switch
        {
            SaidOfAction.Done => work.DoneAsync(turn.Actor, id, note, cancel),
            SaidOfAction.Snooze => work.SnoozeAsync(turn.Actor, id, said.Days, cancel),
            SaidOfAction.Blocked => work.BlockAsync(turn.Actor, id, spoken, help: null, cancel),
            SaidOfAction.Accept => answer.AcceptAsync(turn.Actor, id, cancel),
            SaidOfAction.Decline => answer.DeclineAsync(turn.Actor, id, note, cancel),
            _ => work.ProgressAsync(turn.Actor, id, spoken, cancel),
        });
        return done.Refusal is { } refusal ? RefusalText.Text(refusal)
            : new Text($"actions.reply.{said.What}", TextTruncation.Title(done.Value.Words), ActionPointText.RestsUntil(done.Value, turn.Language) ?? "");
    }
}
