using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator moves a question to another group: it starts over there, with people who have not been asked.</summary>
public sealed class MoveQuestion(CommunityDb db, QuestionAccess access, QuestionRouting routing, Moderation moderation, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(Member actor, long id, long groupId, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, actor, cancel);
        if (!found.Succeeded || found.Value is not { State: QuestionState.Open } question)
        {
            return found.Refusal ?? new QuestionIsClosed();
        }

        if (question.GroupId == groupId)
        {
            return new SameGroup();
        }

        question.GroupId = groupId;
        moderation.Note(actor, "question.move", question, $"to group {groupId}");
        await db.SaveChangesAsync(cancel);
        await routing.StartAsync(question, cancel);
        await outbox.TellAsync(question.AuthorId, new QuestionMoved(id, groupId, question.Revision), cancel);
        await outbox.RefreshAsync(question.Subject, cancel);
        return question;
    }
}
