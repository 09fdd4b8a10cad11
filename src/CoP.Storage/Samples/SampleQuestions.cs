using CoP.Community;
using CoP.Community.Questions;

namespace CoP.Storage.Samples;

/// <summary>The questions of the sample, and their answers.</summary>
internal sealed class SampleQuestions(CommunityDb db, SamplePeople people, DateTimeOffset now)
{
    private static readonly TimeSpan UntilAccepted = TimeSpan.FromHours(3);

    /// <exception cref="KeyNotFoundException">A question names a person or a group that the sample does not have.</exception>
    public async Task AddAsync(SampleQuestion[] samples, CancellationToken cancel)
    {
        var questions = samples.Select(ToQuestion).ToList();
        db.AddRange(questions);
        await db.SaveChangesAsync(cancel); // Ids first: an accepted answer points at them.
        foreach (var question in questions)
        {
            Close(question);
        }
    }

    private Question ToQuestion(SampleQuestion sample)
    {
        var question = new Question
        {
            AuthorId = people.Members[sample.Author].Id,
            Title = sample.Title,
            Details = sample.Details,
            GroupId = people.Groups[sample.Group].Id,
            County = SamplePeople.CountyCode(sample.County),
            ShowName = sample.ShowName,
            Language = sample.Language,
            AskedAt = now.AddDays(-sample.DaysAgo),
            RoutedAt = now.AddDays(-sample.DaysAgo),
        };
        question.Answers.AddRange((sample.Answers ?? []).Select(answer => ToAnswer(answer, question)));
        question.Requests.AddRange(question.Answers.Select(static answer => ToRequest(answer)));
        question.Waves = question.Requests.Count > 0 ? 1 : 0;
        return question;
    }

    private Answer ToAnswer(SampleAnswer sample, Question question) => new()
    {
        Question = question,
        AuthorId = people.Members[sample.Author].Id,
        Text = sample.Text,
        GivenAt = question.AskedAt.AddHours(sample.HoursLater),
        Accepted = sample.Accepted,
        Thanked = sample.Thanked,
    };

    private static QuestionRequest ToRequest(Answer answer) => new()
    {
        MemberId = answer.AuthorId,
        Wave = 1,
        AskedAt = answer.Question!.AskedAt,
        Outcome = RequestOutcome.Answered,
    };

    private static void Close(Question question)
    {
        if (question.Answers.Find(static answer => answer.Accepted) is { } accepted)
        {
            question.State = QuestionState.Answered;
            question.AcceptedAnswerId = accepted.Id;
            question.ClosedAt = question.Answers.Max(static answer => answer.GivenAt) + UntilAccepted;
        }
    }
}
