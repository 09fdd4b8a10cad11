namespace CoP.Community.Questions;

/// <summary>Open questions about which leads and coordinators were told, and which still have no answer that helped.</summary>
public sealed class UnansweredQuestions(CommunityDb db) : IUnansweredSource
{
    public IQueryable<UnansweredItem> All() => db.Questions
        .Where(static question => question.State == QuestionState.Open && question.EscalatedAt != null && !question.Answers.Any(answer => !answer.NotHelpful))
        .Select(static question => new UnansweredItem { Subject = Question.Kind + ":" + question.Id, Title = question.Title, At = question.AskedAt });
}
