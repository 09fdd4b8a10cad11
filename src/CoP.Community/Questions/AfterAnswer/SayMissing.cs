using CoP.Community.Members;

namespace CoP.Community.Questions.AfterAnswer;

/// <summary>What the asker still misses goes into the question, and to those whose answers they have not turned down.</summary>
public sealed class SayMissing(QuestionAccess access, EditQuestion edit, AskBack askBack)
{
    public const int Length = 500;

    /// <param name="missing">In their words.</param>
    /// <param name="line">The same as it is to stand in the question.</param>
    public async Task<Result<Question>> HandleAsync(Member actor, long id, string missing, string line, CancellationToken cancel)
    {
        var found = (await access.FindOwnAsync(id, actor, cancel)).Unless(question => question.MustBeUnsettled() ?? MustHaveRoom(question, line));
        if (!found.Succeeded)
        {
            return found;
        }

        var question = found.Value;
        var draft = new QuestionDraft(question.Title, Before(question) + line, question.GroupId, question.County, question.ShowName);
        var edited = await edit.HandleAsync(actor, id, draft, cancel);
        foreach (var own in question.Answers.Where(static answer => !answer.NotHelpful).GroupBy(static answer => answer.AuthorId))
        {
            await askBack.HandleAsync(actor, own.Max(static answer => answer.Id), missing, cancel);
        }

        return edited;
    }

    private static NoRoomInQuestion? MustHaveRoom(Question question, string line)
    {
        var room = Question.DetailsLength - Before(question).Length;
        return line.Length > room ? new NoRoomInQuestion(Math.Max(room, 0)) : null;
    }

    private static string Before(Question question) => question.Details is { } details ? $"{details}\n\n" : "";
}
