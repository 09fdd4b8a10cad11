using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>What a member has written and chosen. <paramref name="County"/>: a code, or null for national.</summary>
public sealed record QuestionDraft(string Title, string? Details, long GroupId, string? County, bool ShowName);

/// <summary>Puts a member's question to the community.</summary>
public sealed class AskQuestion(CommunityDb db, TimeProvider clock, QuestionRouting routing)
{
    public async Task<Result<Question>> HandleAsync(Member actor, QuestionDraft draft, string language, CancellationToken cancel)
    {
        var question = new Question
        {
            AuthorId = actor.Id,
            Title = draft.Title,
            Details = draft.Details,
            GroupId = draft.GroupId,
            County = draft.County,
            ShowName = draft.ShowName,
            Language = language,
            AskedAt = clock.GetUtcNow(),
        };
        db.Questions.Add(question);
        await db.SaveChangesAsync(cancel);
        await routing.StartAsync(question, cancel);
        return question;
    }
}
