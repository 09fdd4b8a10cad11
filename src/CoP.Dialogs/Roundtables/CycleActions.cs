using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Roundtables;

/// <summary>The next roundtable; for coordinators the year.</summary>
internal sealed class RoundtableAction(CycleAccess access, CyclePages pages, CycleText text) : IAction
{
    public const string Verb = "roundtable";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (Permissions.Allows(turn.Actor, Permission.Coordinate, turn.Now))
        {
            turn.Reply(await pages.Year(turn).DrawAsync(turn, CyclePages.YearVerb, offset: 0, cancel));
        }
        else if (await access.Ahead().Where(cycle => cycle.EndsAt > turn.Now).FirstOrDefaultAsync(cancel) is { } next)
        {
            turn.Show(new CycleShown(next.Id));
        }
        else
        {
            turn.Reply(Message.Of(turn.Say("roundtable.none")) with { Buttons = Permissions.Led(turn.Actor).Count > 0 ? [new ButtonRow(text.Button(MeetingPlansAction.Verb, "", turn.Language))] : [] });
        }
    }
}

/// <summary>The lists of roundtables.</summary>
internal sealed class CyclePages(CycleAccess access, CycleText text)
{
    public const string YearVerb = "rt-year";

    public ListView<MeetingCycle> Year(TurnContext turn) => new("roundtable.year", "roundtable.none", access.Year(), cycle => Entry(cycle, turn))
    {
        Buttons = [new ButtonRow(text.Button(MeetingPlansAction.Verb, "", turn.Language))],
    };

    private Entry Entry(MeetingCycle cycle, TurnContext turn) => new(
        text.Title(cycle, turn.Language),
        string.Join(" · ", new[] { text.When(cycle, turn.Language, turn.Actor), cycle.Event?.Host?.Name, cycle.State == CycleState.Planned ? null : turn.Say($"roundtable.state.{cycle.State}") }.OfType<string>()),
        text.Button(ShowCycleAction.Verb, cycle.Id, turn.Language));
}

/// <summary>Shows a roundtable or a group's meeting; its card stays alive.</summary>
internal sealed class ShowCycleAction(CycleAccess access) : IdAction
{
    public const string Verb = "rt-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new CycleShown(id));
        }
    }
}

/// <summary>What the groups have recommended: each becomes an action point with a press.</summary>
internal sealed class RecommendationsAction(CycleAccess access, TakeRecommendation take, CycleText text) : IdAction
{
    public const string Verb = "rt-recs";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Reply(await DrawAsync(found.Value, turn, cancel));
    }

    /// <summary>Those that are action points already say so instead of a button.</summary>
    public async Task<Message> DrawAsync(MeetingCycle cycle, TurnContext turn, CancellationToken cancel)
    {
        var taken = await take.TakenAsync(cycle, cancel);
        return new Message
        {
            Title = turn.Say("roundtable.recs"),
            Blocks =
            [
                .. AgendaPlan.Presenting(cycle).SelectMany(one => one.Recommended().Select((words, which) => new Entry(
                    words, string.Join(" · ", new[] { one.Group!.Name(turn.Language), taken.Contains(words) ? turn.Say("roundtable.recs.taken") : null }.OfType<string>()),
                    taken.Contains(words) ? null : text.Button(TakeRecommendationAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{one.Id}:{which}"), turn.Language)))),
            ],
        };
    }
}

/// <summary>Makes one an action point. The argument is <c>{contribution}:{number}</c>.</summary>
internal sealed class TakeRecommendationAction(TakeRecommendation take, ContributionAccess contributions, CycleAccess cycles, RecommendationsAction list) : IAction
{
    public const string Verb = "rt-act";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (Numbered.Read(argument) is not var (id, which))
        {
            turn.Remark(new CycleNotFound());
            return;
        }

        var taken = await take.HandleAsync(turn.Actor, id, which, cancel);
        if (taken.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Remark(new Text("roundtable.done.rt-act", taken.Value.Owner?.Name ?? turn.Actor.Name));
        if (await contributions.LoadAsync(id, cancel) is { } one && await cycles.LoadAsync(one.CycleId, cancel) is { } cycle)
        {
            turn.Replace(await list.DrawAsync(cycle, turn, cancel));
        }
    }
}
