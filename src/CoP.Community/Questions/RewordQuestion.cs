using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>A coordinator edits the wording of somebody's question; its author is told why.</summary>
public sealed class RewordQuestion(CommunityDb db, QuestionAccess access, Moderation moderation, Outbox outbox)
{
    public async Task<Result<Question>> HandleAsync(
        Member actor, long id, string title, string? details, string reason, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, actor, cancel);
        if (!found.Succeeded)
        {
            return found;
        }

        var question = found.Value;
        (question.Title, question.Details) = (title, details);
        moderation.Note(actor, "question.reword", question, reason);
        await QuestionIndex.RewriteAsync(db, question, cancel);
        await outbox.TellAsync(question.AuthorId, new QuestionEdited(id, reason, question.Revision), cancel);
        await outbox.RefreshAsync(question.Subject, cancel);
        return question;
    }
}
