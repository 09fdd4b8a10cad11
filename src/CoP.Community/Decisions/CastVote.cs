using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Decisions;

/// <summary>
/// A member votes, once, whichever channel they use: a vote belongs to the member, and where organisations decide to the organisation as well. An open vote can be
/// changed until the end by whoever gave it; a secret one stands. Who may vote is asked at every press.
/// </summary>
public sealed class CastVote(CommunityDb db, DecisionAccess access, Electorate electorate, EndDecision end, Outbox outbox)
{
    /// <summary>Where so many decide, a vote redraws only the cards of whoever gave it: the others' show the count of when they were drawn, and the result.</summary>
    public const int FewEnoughToRedrawAll = 200;

    /// <param name="number">Of the alternative.</param>
    public async Task<Result<Decision>> HandleAsync(Member actor, long id, int number, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        if (found.Refusal is { } gone)
        {
            return gone is DecisionNotFound && await access.LoadAsync(id, cancel) is not null ? new NoVoteHere() : gone; // It was theirs when it was drawn.
        }

        var (decision, given) = (found.Value, await access.VoteOfAsync(found.Value, actor, cancel));
        if (await ObjectionAsync(decision, actor, given, number, cancel) is { } refusal)
        {
            return refusal;
        }

        Count(decision, actor, given, number);
        await db.SaveChangesAsync(cancel);
        await AfterAsync(decision, actor, cancel);
        return decision;
    }

    private async Task<Refusal?> ObjectionAsync(Decision decision, Member actor, DecisionVoter? given, int number, CancellationToken cancel) =>
        !decision.IsOpen ? new DecisionIsOver()
        : decision.Find(number) is null ? new DecisionNotFound()
        : !await electorate.HoldsAsync(decision, actor.Id, cancel) ? (decision.Voters == DecisionVoters.Organisations ? new NoVoiceWithoutOrganisation() : new NoVoteHere())
        : given is null ? null
        : given.MemberId != actor.Id ? new OrganisationHasSpoken(given.Organisation!.Name, given.Member!.Name)
        : decision.IsSecret ? new SecretVoteStands()
        : decision.Voters == DecisionVoters.Organisations && given.OrganisationId != actor.OrganisationId ? new SpokeForAnother(given.Organisation!.Name)
        : given.Choice == number ? new VotedSoAlready() : null;

    private void Count(Decision decision, Member actor, DecisionVoter? given, int number)
    {
        decision.Presses++;
        decision.Find(number)!.Votes++;
        if (given is not null)
        {
            decision.Find(given.Choice)!.Votes--;
            given.Choice = number;
            return;
        }

        db.DecisionVoters.Add(new DecisionVoter
        {
            DecisionId = decision.Id,
            MemberId = actor.Id,
            OrganisationId = decision.Voters == DecisionVoters.Organisations ? actor.OrganisationId : null,
            Choice = decision.IsSecret ? null : number,
        });
    }

    private async Task AfterAsync(Decision decision, Member actor, CancellationToken cancel)
    {
        var turnout = await electorate.CountAsync(decision, cancel);
        if (turnout.IsComplete)
        {
            await end.HandleAsync(decision, turnout, cancel);
        }
        else if (turnout.Entitled <= FewEnoughToRedrawAll)
        {
            await outbox.RefreshAsync(decision.Subject, cancel);
        }
        else
        {
            await outbox.RefreshAsync(decision.Subject, cancel, live => live.MemberId == actor.Id);
        }
    }
}
