using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>Opens the form about one of several that were said. The argument is <c>{list}:{number}</c>. Pressed again, it says that it stands there already.</summary>
internal sealed class SaidAction(SaidLists lists, SaidActions reader, FormRunner forms) : IAction
{
    public const string Verb = "action-said";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is not [var number, var at] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            || await lists.FindAsync(turn, id, cancel) is not { } list || which >= list.Items.Length)
        {
            turn.Remark("actions.said.gone");
        }
        else if ((await lists.WrittenAsync(turn, list, cancel)).Contains(SaidActions.Sentence(list.Items[which])))
        {
            turn.Remark("actions.said.already");
        }
        else
        {
            await forms.StartAsync(turn, RecommendForm.FormName, await reader.SaidAsync(list.Items[which], list.Source, cancel), cancel);
        }
    }
}

/// <summary>What of a list can be written down as it stands.</summary>
internal sealed class ClearlySaid(SaidLists lists, SaidActions reader, ActionSchedule schedule)
{
    /// <summary>All that is not written down yet, has somebody who is meant beyond doubt, and a day that has not passed; and how many are left to be looked through.</summary>
    public async Task<(List<ActionPointDraft> Points, List<RecommendationDraft> Recommendations, int Left)> FindAsync(TurnContext turn, SaidList list, CancellationToken cancel)
    {
        var written = await lists.WrittenAsync(turn, list, cancel);
        var (points, recommendations, left) = (new List<ActionPointDraft>(), new List<RecommendationDraft>(), 0);
        foreach (var action in list.Items.Where(action => !written.Contains(SaidActions.Sentence(action))))
        {
            var (point, recommendation) = action.Due is { } due && schedule.EndOf(due) <= turn.Now ? default : await reader.DraftAsync(action, list.Source, RecommendForm.GroupOf(turn, list.Source), cancel);
            points.AddRange(point is null ? Array.Empty<ActionPointDraft>() : [point]);
            recommendations.AddRange(recommendation is null ? Array.Empty<RecommendationDraft>() : [recommendation]);
            left += point is null && recommendation is null ? 1 : 0;
        }

        return (points, recommendations, left);
    }
}

/// <summary>Asks whether all that is clear shall be written down at once: many may be told.</summary>
internal sealed class WriteAllAction(SaidLists lists, ClearlySaid clearly) : IdAction
{
    public const string Verb = "said-all";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await lists.FindAsync(turn, id, cancel) is not { } list)
        {
            turn.Remark("actions.said.gone");
            return;
        }

        var (points, recommendations, left) = await clearly.FindAsync(turn, list, cancel);
        if (points.Count + recommendations.Count == 0)
        {
            turn.Remark("actions.said.noneClear");
            return;
        }

        var number = id.ToString(CultureInfo.InvariantCulture);
        turn.Replace(new Message
        {
            Blocks = [new Paragraph(turn.Say(new Text("actions.said.sure", points.Count + recommendations.Count))), .. Left(turn, left)],
            Buttons =
            [
                new ButtonRow(new Button(turn.Say("actions.said.all-yes"), new Press(WriteAllYesAction.Verb, number), ButtonStyle.Primary)),
                new ButtonRow(new Button(turn.Say("actions.said.list"), new Press(SeveralSaid.PageVerb, $"{number}:0"))),
            ],
        });
    }

    internal static IEnumerable<Block> Left(TurnContext turn, int left) => left == 0 ? [] : [new Paragraph(turn.Say(new Text("actions.said.left", left)), Tone.Subtle)];
}

/// <summary>Writes down all that is clear.</summary>
internal sealed class WriteAllYesAction(SaidLists lists, ClearlySaid clearly, CaptureSeveral capture, SeveralSaid several) : IdAction
{
    public const string Verb = "said-all-yes";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await lists.FindAsync(turn, id, cancel) is not { } list)
        {
            turn.Remark("actions.said.gone");
            return;
        }

        var (points, recommendations, left) = await clearly.FindAsync(turn, list, cancel);
        var done = await capture.HandleAsync(turn.Actor, points, recommendations, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Replace(new Message { Blocks = [new Paragraph(turn.Say(new Text("actions.said.done", done.Value))), .. WriteAllAction.Left(turn, left)] });
        if (left > 0)
        {
            turn.Reply(await several.DrawAsync(turn, list, 0, cancel));
        }
    }
}
