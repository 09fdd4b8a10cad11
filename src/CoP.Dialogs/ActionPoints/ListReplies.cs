using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>Does what somebody who looks after a group said of the numbers in its list: "2 chase, 3 extend 2w, 4 close". Who may do it the use cases ask.</summary>
internal sealed class ListReplies(ListedNumbers numbers, OverseeActionPoint oversee, WorkOnActionPoint work, ActionSchedule schedule, FormRunner forms, LocalTimes times)
{
    public static bool IsOfList(NumberedWord said) => said.What is SaidOfAction.Chase or SaidOfAction.Extend or SaidOfAction.Close or SaidOfAction.Reassign;

    /// <returns>A line for each; to whom the first shall go that is to be given to another, a form asks.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(TurnContext turn, IReadOnlyList<NumberedWord> all, CancellationToken cancel)
    {
        if (all.Count == 0)
        {
            return [];
        }

        var known = await numbers.ReadAsync(turn.Actor, cancel);
        List<string> lines = [];
        foreach (var said in all.SelectMany(said => said is { Number: 0, What: SaidOfAction.Chase } ? known.Select(static one => one.Key).Order().Select(number => said with { Number = number }) : [said]))
        {
            if (await SayAsync(turn, [.. known[said.Number]], said, cancel) is { } line)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{said.Number}. {turn.Say(line)}"));
            }
        }

        return lines;
    }

    /// <summary>Nothing where a form asks instead. A number of two lists is not guessed at.</summary>
    private async Task<Text?> SayAsync(TurnContext turn, IReadOnlyList<ActionPoint> meant, NumberedWord said, CancellationToken cancel)
    {
        if (meant is not [var point])
        {
            return meant.Count == 0 ? "actions.reply.notListed" : new Text("actions.reply.twoLists", string.Join(" / ", meant.Select(static one => TextTruncation.Title(one.Words))));
        }

        if (said.What == SaidOfAction.Reassign)
        {
            await forms.OpenAsync(turn, HandOverForm.FormName, "", FormStart.About(ActionWordsForm.Subject, point.Id), cancel);
            return null;
        }

        var until = Later(schedule.DueDay(point), times.Today(turn.Now, turn.Member)).AddDays(said.Days);
        var spoken = TextTruncation.Line(said.Words, ActionPoint.ReasonLength);
        var done = await (said.What switch
        {
            SaidOfAction.Chase => oversee.ChaseAsync(turn.Actor, point.Id, cancel),
            SaidOfAction.Extend => work.MoveAsync(turn.Actor, point.Id, until, reason: null, cancel),
            _ => work.DoneAsync(turn.Actor, point.Id, spoken.Length == 0 ? null : spoken, cancel),
        });
        return done.Refusal is { } refusal ? RefusalText.Text(refusal)
            : new Text($"actions.reply.{said.What}", TextTruncation.Title(point.Words), ActionPointText.Day(until, turn.Language));
    }

    private static DateOnly Later(DateOnly? one, DateOnly other) => one > other ? one.Value : other;
}
