using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
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

/// <summary>The lists of questions: one's own, those to answer, and those to look after.</summary>
internal sealed class QuestionPages(QuestionLists lists, QuestionText text)
{
    public const string OwnVerb = "questions";
    public const string ToAnswerVerb = "open";
    public const string ModerateVerb = "moderate";

    public ListView<Question> Own(TurnContext turn) => List(turn, OwnVerb, lists.Own(turn.Actor)) with
    {
        Buttons = [new ButtonRow(new Button(turn.Say("questions.button.ask"), new Press(AskForm.FormName), ButtonStyle.Primary))],
    };

    /// <summary>What waits for an answer from this member. Some who ask for the open questions mean those that they look after.</summary>
    public ListView<Question> ToAnswer(TurnContext turn) => List(turn, ToAnswerVerb, lists.ToAnswer(turn.Actor)) with
    {
        Buttons = Permissions.Allows(turn.Member, Permission.LeadOrCoordinate, turn.Now)
            ? [new ButtonRow(new Button(turn.Say("help.button.moderate"), new Press(ModerateVerb)))]
            : [],
    };

    /// <summary>Open, unclaimed and overdue questions, for those who moderate. The argument is <c>{filter}:{offset}</c>.</summary>
    public ListView<Question> Moderated(TurnContext turn, string argument)
    {
        var filter = Filter(argument);
        return List(turn, ModerateVerb, lists.Moderated(turn.Actor, filter)) with
        {
            Title = $"questions.list.{filter}",
            Prefix = $"{filter}:",
            Buttons =
            [
                new ButtonRow([.. Enum.GetValues<QuestionFilter>().Where(other => other != filter)
                    .Select(other => new Button(turn.Say($"questions.list.{other}"), new Press(ModerateVerb, $"{other}:0")))]),
            ],
        };
    }

    public Entry Entry(Question question, TurnContext turn) => new(
        question.Title,
        $"{text.ShortState(question, turn.Language)} · {question.Group!.Name(turn.Language)} · {text.When(question.AskedAt, turn.Language, turn.Member)}",
        new Button(turn.Say("questions.button.open"), new Press(ShowQuestionAction.Verb, question.Id.ToString(CultureInfo.InvariantCulture))));

    private ListView<Question> List(TurnContext turn, string name, IQueryable<Question> all) =>
        new($"questions.list.{name}", $"questions.none.{name}", all, question => Entry(question, turn));

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
