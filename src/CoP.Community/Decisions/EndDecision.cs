using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Decisions;

/// <summary>Counts, tells the result, and asks the feature that wanted it what follows.</summary>
public sealed class EndDecision(CommunityDb db, Electorate electorate, IEnumerable<IDecisionSource> sources, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Ends it now. A vote that was given while its giver might is counted, whatever has become of them; the quorum is of those who may vote now.</summary>
    public async Task HandleAsync(Decision decision, Turnout turnout, CancellationToken cancel)
    {
        (decision.State, decision.Choice) = Outcome(decision, turnout);
        await CloseAsync(decision, turnout, actorId: null, decision.Find(decision.Choice)?.Label, cancel);
        if (decision.About is { } about && sources.FirstOrDefault(one => one.Name == decision.Source) is { } source)
        {
            var votes = decision.Alternatives.ToDictionary(static one => one.Label, static one => one.Votes);
            await source.EndedAsync(new DecisionOutcome(decision.Id, about, decision.State, decision.Find(decision.Choice)?.Label, votes), cancel);
        }
    }

    /// <summary>Nothing is decided any more. The feature that wanted it so needs not be told.</summary>
    internal async Task CallOffAsync(Decision decision, long? actorId, CancellationToken cancel)
    {
        decision.State = DecisionState.CalledOff;
        await CloseAsync(decision, await electorate.CountAsync(decision, cancel), actorId, reason: null, cancel);
    }

    private static (DecisionState State, int? Choice) Outcome(Decision decision, Turnout turnout)
    {
        var most = decision.Alternatives.Max(static one => one.Votes);
        int[] first = [.. decision.Alternatives.Where(one => one.Votes == most).Select(static one => one.Number)];
        return !turnout.Reaches(decision.QuorumPercent) || most == 0 ? (DecisionState.NoQuorum, null)
            : first is [var only] ? (DecisionState.Decided, only)
            : decision.TieChoice is { } tie && first.Contains(tie) ? (DecisionState.Decided, tie)
            : (DecisionState.Tied, null);
    }

    private async Task CloseAsync(Decision decision, Turnout turnout, long? actorId, string? reason, CancellationToken cancel)
    {
        (decision.ClosedAt, decision.RemindAt) = (clock.GetUtcNow(), null);
        (decision.Entitled, decision.Voted) = (turnout.Entitled, turnout.Voted);
        audit.Note(actorId, decision.State == DecisionState.CalledOff ? "decision.call-off" : "decision.end", decision.Subject, reason ?? decision.State.ToString());
        await db.SaveChangesAsync(cancel);
        var (asker, voters) = (decision.StartedById, electorate.Of(decision).Select(static member => member.Id));
        await outbox.TellAsync(db.Members.Active(clock.GetUtcNow()).Where(member => (voters.Contains(member.Id) || member.Id == asker) && member.Id != actorId), new DecisionTold(decision.Id), cancel);
        await outbox.RefreshAsync(decision.Subject, cancel);
    }
}

/// <summary>Calls off what was asked for by hand, or what a feature has asked for.</summary>
public sealed class CallOffDecision(CommunityDb db, DecisionAccess access, EndDecision end)
{
    public async Task<Result<Decision>> HandleAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindToCallOffAsync(id, actor, cancel);
        await (found.Succeeded ? end.CallOffAsync(found.Value, actor.Id, cancel) : Task.CompletedTask);
        return found;
    }

    /// <summary>What a feature has asked for about a thing, if it is open.</summary>
    public async Task HandleAsync(string source, string about, CancellationToken cancel)
    {
        foreach (var id in await db.Decisions.Where(one => one.Source == source && one.About == about && one.State == DecisionState.Open).Select(static one => one.Id).ToListAsync(cancel))
        {
            await end.CallOffAsync((await access.LoadAsync(id, cancel))!, actorId: null, cancel);
        }
    }
}
