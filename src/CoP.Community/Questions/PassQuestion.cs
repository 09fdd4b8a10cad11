using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>
/// "Pass it to…": the request goes to another member, within that member's share of the week. Whoever cannot be asked is
/// refused in the same words, whatever the reason.
/// </summary>
public sealed class PassQuestion(CommunityDb db, Change change, QuestionAccess access, QuestionRouting routing, PeerFinder peers, TimeProvider clock)
{
    public async Task<Result<Member>> HandleAsync(Member actor, long id, long toMemberId, CancellationToken cancel)
    {
        Result<Member> to = default;
        var passed = await change.DoAsync(
            access, actor, id, action: null,
            static question => question.MustBeOpen(),
            async question =>
            {
                to = await FreePeerAsync(question, toMemberId, cancel);
                await (to.Succeeded ? GoOnAsync(question, actor, toMemberId, cancel) : Task.CompletedTask);
                return to.Refusal;
            },
            cancel);
        return passed.Refusal is { } refusal ? refusal : to;
    }

    /// <summary>
    /// The member, if they may be asked this question: active, free and willing, not its author, not asked already. Its
    /// author is refused like anybody who is not free, since a reason of its own would tell who it is. Only those who may
    /// see who was asked are told by <see cref="PeerAlreadyAsked"/>.
    /// </summary>
    public async Task<Result<Member>> PeerAsync(Question question, long memberId, CancellationToken cancel)
    {
        var peer = await db.Members.FirstOrDefaultAsync(member => member.Id == memberId, cancel);
        if (peer is null || peer.Id == question.AuthorId || !peer.IsActive(clock.GetUtcNow()) || !peer.Available || peer.IsAway(clock.GetUtcNow()) || await peers.WantsNoneAsync(memberId, cancel))
        {
            return new PeerNotAvailable(PeerNames.Of(peer));
        }

        return await db.QuestionRequests.AnyAsync(request => request.QuestionId == question.Id && request.MemberId == memberId, cancel)
            ? new PeerAlreadyAsked(peer.Name)
            : peer;
    }

    private async Task<Result<Member>> FreePeerAsync(Question question, long memberId, CancellationToken cancel)
    {
        var peer = await PeerAsync(question, memberId, cancel);
        return peer.Refusal is PeerAlreadyAsked(var name) ? new PeerNotAvailable(name)
            : peer.Succeeded && await peers.HasEnoughAsync(memberId, cancel) ? new PeerNotAvailable(peer.Value.Name)
            : peer;
    }

    private async Task GoOnAsync(Question question, Member from, long toMemberId, CancellationToken cancel)
    {
        await routing.AskAsync(question, toMemberId, wave: 0, passedById: from.Id, cancel);
        await routing.SettleAsync(question, from.Id, RequestOutcome.PassedOn, cancel);
    }
}
