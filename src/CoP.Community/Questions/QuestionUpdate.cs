using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>What the monthly update says of questions.</summary>
public sealed class QuestionUpdate(CommunityDb db) : IUpdateSource
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(7);

    public int Order => 2;

    public async Task<IReadOnlyList<UpdateFigure>> ReadAsync(UpdateMonth month, CancellationToken cancel)
    {
        var (from, to, before) = (month.From, month.To, month.To - Long);
        var asked = await db.Questions.Where(question => question.AskedAt >= from && question.AskedAt < to)
            .Select(question => new { question.AskedAt, First = question.Answers.Where(answer => answer.GivenAt < to).Min(static answer => (DateTimeOffset?)answer.GivenAt) }).ToListAsync(cancel);
        var hours = asked.Where(static one => one.First is not null).Select(static one => (int)Math.Round((one.First!.Value - one.AskedAt).TotalHours)).Order().ToList();
        var waiting = await db.Questions.CountAsync(
            question => question.State == QuestionState.Open && question.AskedAt < before && !question.Answers.Any(answer => answer.GivenAt < to), cancel);
        return [new("asked", asked.Count), new("answered", hours.Count), new("firstAnswer", Median(hours)), new("unanswered", waiting)];
    }

    /// <summary>Of an even number the lower one of the two in the middle.</summary>
    private static int? Median(List<int> sorted) => sorted.Count == 0 ? null : sorted[(sorted.Count - 1) / 2];
}
