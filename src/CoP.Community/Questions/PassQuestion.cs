using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>
/// "Pass it to…": the request goes to another member, within that member's share of the week. Whoever cannot be asked is
/// refused in the same words, whatever the reason.
/// </summary>
public sealed class PassQuestion(CommunityDb db, TimeProvider clock, QuestionAccess access, QuestionRouting routing, PeerFinder peers, DeclineQuestion decline)
{
    public async Task<Result<Member>> HandleAsync(Member actor, long id, long toMemberId, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, actor, cancel);
        if (!found.Succeeded)
        {
            return found.Refusal!;
        }

        var to = await PeerAsync(found.Value, toMemberId, cancel);
        if (to.Refusal is PeerAlreadyAsked(var name))
        {
            return new PeerNotAvailable(name);
        }

        if (to.Succeeded && await peers.HasEnoughAsync(toMemberId, cancel))
        {
            return new PeerNotAvailable(to.Value.Name);
        }

        if (to.Succeeded)
        {
            await routing.AskAsync(found.Value, toMemberId, wave: 0, passedById: actor.Id, cancel);
            await decline.MarkAsync(id, actor.Id, RequestOutcome.PassedOn, cancel);
            await decline.GiveBackAsync(found.Value, actor.Id, cancel);
        }

        return to;
    }

    /// <summary>
    /// The member, if they may be asked this question: active, free and willing, not its author, not asked already. Its
    /// author is refused like anybody who is not free, since a reason of its own would tell who it is. Only those who may
    /// see who was asked are told by <see cref="PeerAlreadyAsked"/>.
    /// </summary>
    public async Task<Result<Member>> PeerAsync(Question question, long memberId, CancellationToken cancel)
    {
        var peer = await db.Members.FirstOrDefaultAsync(member => member.Id == memberId, cancel);
        if (peer is null || peer.Id == question.AuthorId || !peer.IsActive(clock.GetUtcNow()) || !peer.Available || await peers.WantsNoneAsync(memberId, cancel))
        {
            return new PeerNotAvailable(PeerNames.Of(peer));
        }

        return await db.QuestionRequests.AnyAsync(request => request.QuestionId == question.Id && request.MemberId == memberId, cancel)
            ? new PeerAlreadyAsked(peer.Name)
            : peer;
    }
}
