using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator moves a question to another group: it starts over there, with people who have not been asked.</summary>
public sealed class MoveQuestion(CommunityDb db, Change change, QuestionAccess access, QuestionRouting routing, Outbox outbox)
{
    public Task<Result<Question>> HandleAsync(Member actor, long id, long groupId, CancellationToken cancel) => change.DoAsync(
        access, actor, id, "question.move",
        question => access.MustBeModeratedBy(question, actor) ?? question.MustBeOpen() ?? (question.GroupId == groupId ? new SameGroup() : null),
        async question =>
        {
            question.GroupId = groupId;
            await db.SaveChangesAsync(cancel);
            await routing.StartAsync(question, cancel);
            await outbox.TellAsync(question.AuthorId, new QuestionMoved(id, groupId, question.Revision), cancel);
        },
        cancel, $"to group {groupId}");
}
