using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Questions;

/// <summary>Shows one question whole; it stays alive.</summary>
internal sealed class ShowQuestionAction(QuestionAccess access) : IdAction
{
    public const string Verb = "q";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new QuestionShown(id, found.Value.AuthorId == turn.Actor.Id ? Newest(found.Value) : null));
        }
    }

    private static long Newest(Question question) => question.Answers.Select(static answer => answer.Id).DefaultIfEmpty().Max();
}

/// <summary>An entry of a list of questions.</summary>
internal sealed class QuestionEntries(QuestionText text)
{
    public Entry Make(Question question, TurnContext turn) => new(
        question.Title,
        $"{text.ShortState(question, turn.Language)} · {question.Group!.Name(turn.Language)} · {text.When(question.AskedAt, turn.Language, turn.Member)}",
        new Button(turn.Say("questions.button.open"), new Press("q", question.Id.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>A pageable list of questions; subclasses say which.</summary>
internal abstract class QuestionListAction(string name, QuestionEntries entries) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var page = new ListPage(name, Prefix(argument), Title(argument), Empty(argument));
        var message = await page.ShowAsync(turn, Query(turn, argument), ListPage.Offset(argument), question => entries.Make(question, turn), cancel);
        var whole = message with { Buttons = [.. message.Buttons, .. More(turn, argument)] };
        ListPage.Say(turn, whole, turned: argument.Length > 0);
    }

    protected abstract IQueryable<Question> Query(TurnContext turn, string argument);

    protected virtual string Prefix(string argument) => "";

    protected virtual Text Title(string argument) => $"questions.list.{name}";

    protected virtual Text Empty(string argument) => $"questions.none.{name}";

    protected virtual IEnumerable<ButtonRow> More(TurnContext turn, string argument) => [];
}

internal sealed class MyQuestionsAction(QuestionLists lists, QuestionEntries entries) : QuestionListAction(Verb, entries)
{
    public const string Verb = "questions";

    protected override IQueryable<Question> Query(TurnContext turn, string argument) => lists.Own(turn.Actor);

    protected override IEnumerable<ButtonRow> More(TurnContext turn, string argument) =>
        [new ButtonRow(new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName), ButtonStyle.Primary))];
}

/// <summary>What waits for an answer from this member.</summary>
internal sealed class ToAnswerAction(QuestionLists lists, QuestionEntries entries) : QuestionListAction(Verb, entries)
{
    public const string Verb = "open";

    protected override IQueryable<Question> Query(TurnContext turn, string argument) => lists.ToAnswer(turn.Actor);

    // Some who ask for the open questions mean those that they look after.
    protected override IEnumerable<ButtonRow> More(TurnContext turn, string argument) =>
        Permissions.Allows(turn.Member, Permission.LeadOrCoordinate, turn.Now)
            ? [new ButtonRow(new Button(turn.Say("help.button.moderate"), new Press(ModerateAction.Verb)))]
            : [];
}

/// <summary>Open, unclaimed and overdue questions, for those who moderate. The argument is <c>{filter}:{offset}</c>.</summary>
internal sealed class ModerateAction(QuestionLists lists, QuestionEntries entries) : QuestionListAction(Verb, entries)
{
    public const string Verb = "moderate";

    protected override IQueryable<Question> Query(TurnContext turn, string argument) => lists.Moderated(turn.Actor, Filter(argument));

    protected override string Prefix(string argument) => $"{Filter(argument)}:";

    protected override Text Title(string argument) => $"questions.list.{Filter(argument)}";

    protected override IEnumerable<ButtonRow> More(TurnContext turn, string argument) =>
    [
        new ButtonRow([.. Enum.GetValues<QuestionFilter>().Where(filter => filter != Filter(argument))
            .Select(filter => new Button(turn.Say($"questions.list.{filter}"), new Press(Verb, $"{filter}:0")))]),
    ];

    private static QuestionFilter Filter(string argument) =>
        Enum.TryParse<QuestionFilter>(argument.Split(':')[0], ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : QuestionFilter.Open;
}

/// <summary>Who was asked, and what became of it.</summary>
internal sealed class AskedAction(QuestionAccess access, QuestionLists lists, QuestionText text) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindModeratedAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var asked = await lists.AskedAsync(id, cancel);
        turn.Reply(new Message
        {
            Title = turn.Say(new Text("questions.askedTitle", TextTruncation.Title(found.Value.Title))),
            Blocks = asked.Count == 0 ? [new Paragraph(turn.Say("questions.askedNobody"))] : [new Facts([.. asked.Select(request => Fact(turn, request))])],
        });
    }

    private Fact Fact(TurnContext turn, QuestionRequest request)
    {
        var wave = turn.Say(request.Wave == 0 ? "questions.wave.passed" : new Text("questions.wave", request.Wave.ToString(CultureInfo.InvariantCulture)));
        return new Fact(
            $"{request.Member!.Name}, {request.Member.Organisation?.Name ?? "–"}",
            $"{turn.Say($"questions.outcome.{request.Outcome}")} · {wave} · {text.When(request.AskedAt, turn.Language, turn.Member)}");
    }
}
