using System.Globalization;
using CoP.Community;
using CoP.Community.Questions;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Questions;

/// <summary>Questions to choose from, by the words of their title; the newest when nothing was typed.</summary>
internal sealed class QuestionDataset(FindQuestions find, CommunityDb db) : IDataset
{
    public const string Name = "questions";
    private const int Most = 24;

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) =>
        [.. (words.Length > 0 ? await find.HandleAsync(words, Most, cancel) : await NewestAsync(cancel)).Select(Option)];

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel)
    {
        var ids = values.Select(static value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        return [.. (await db.Questions.Where(question => ids.Contains(question.Id)).ToListAsync(cancel)).Select(Option)];
    }

    private Task<List<Question>> NewestAsync(CancellationToken cancel) =>
        db.Questions.Where(static question => question.State == QuestionState.Open || question.State == QuestionState.Answered)
            .OrderByDescending(static question => question.Id).Take(Most).ToListAsync(cancel);

    private static Option Option(Question question) => new(question.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(question.Title));
}
