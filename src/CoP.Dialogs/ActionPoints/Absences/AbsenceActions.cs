using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Absences;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Absences;

/// <summary>Somebody is back earlier than they have said, and reads what waits.</summary>
internal sealed class BackAction(ComeBack back) : IAction
{
    public const string Verb = "back";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var done = await back.HandleAsync(turn.Actor, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(done.Value);
        }
    }
}

/// <summary>Shows one's absence as it is now.</summary>
internal sealed class AbsenceAction(CommunityDb db, AbsencePage page) : IAction
{
    public const string Verb = "away-is";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var member = await db.Members.Include(static one => one.Deputy).SingleAsync(one => one.Id == turn.Actor.Id, cancel);
        turn.Replace(await page.DrawAsync(member, turn.Language, cancel));
    }
}

/// <summary>What is decided about one thing; the page shows what is left.</summary>
internal abstract class DecidingAction(AbsenceAction page) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if ((await DecideAsync(turn, id, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            await page.RunAsync(turn, "", cancel);
        }
    }

    protected abstract Task<Result<ActionPoint>> DecideAsync(TurnContext turn, long id, CancellationToken cancel);
}

/// <summary>It waits until they are back.</summary>
internal sealed class KeepAction(PassOnActionPoint pass, AbsenceAction page) : DecidingAction(page)
{
    public const string Verb = "away-keep";

    protected override Task<Result<ActionPoint>> DecideAsync(TurnContext turn, long id, CancellationToken cancel) => pass.KeepAsync(turn.Actor, id, cancel);
}

/// <summary>The deputy is asked to take it.</summary>
internal sealed class ToDeputyAction(PassOnActionPoint pass, AbsenceAction page) : DecidingAction(page)
{
    public const string Verb = "away-dep";

    protected override Task<Result<ActionPoint>> DecideAsync(TurnContext turn, long id, CancellationToken cancel) => pass.ToDeputyAsync(turn.Actor, id, cancel);
}

/// <summary>The deputy is asked to take all that nobody else was asked to take.</summary>
internal sealed class AllToDeputyAction(PassOnActionPoint pass, AbsenceAction page) : IAction
{
    public const string Verb = "away-all";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if ((await pass.AllToDeputyAsync(turn.Actor, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            await page.RunAsync(turn, argument, cancel);
        }
    }
}
