using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator or lead asks a particular member; the weekly share does not bind them.</summary>
public sealed class AssignQuestion(Change change, QuestionAccess access, PassQuestion pass, QuestionRouting routing)
{
    /// <returns>The member who was asked.</returns>
    public async Task<Result<Member>> HandleAsync(Member actor, long id, long toMemberId, CancellationToken cancel)
    {
        Result<Member> to = default;
        var assigned = await change.DoAsync(
            access, actor, id, "question.assign",
            question => access.MustBeModeratedBy(question, actor) ?? question.MustBeOpen(),
            async question =>
            {
                to = await pass.PeerAsync(question, toMemberId, cancel);
                await (to.Succeeded ? routing.AskAsync(question, toMemberId, wave: 0, passedById: actor.Id, cancel) : Task.CompletedTask);
                return to.Refusal;
            },
            cancel, $"to member {toMemberId}");
        return assigned.Refusal is { } refusal ? refusal : to;
    }
}
