using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator or lead asks a particular member; the weekly share does not bind them.</summary>
public sealed class AssignQuestion(QuestionAccess access, PassQuestion pass, QuestionRouting routing, Moderation moderation, Outbox outbox)
{
    public async Task<Result<Member>> HandleAsync(Member actor, long id, long toMemberId, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        var to = await pass.PeerAsync(question, toMemberId, cancel);
        if (to.Succeeded)
        {
            await routing.AskAsync(question, toMemberId, wave: 0, passedById: actor.Id, cancel);
            moderation.Note(actor, "question.assign", question, $"to member {toMemberId}");
            await outbox.RefreshAsync(question.Subject, cancel);
        }

        return to;
    }
}
