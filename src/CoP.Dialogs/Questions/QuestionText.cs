using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Questions;

/// <summary>The pieces that every card of a question is made of, in one recipient's language.</summary>
public sealed class QuestionText(ILocalizer words, LocalTimes times, TimeProvider clock)
{
    public string Say(Text text, string language) => words.Say(text, language);

    /// <summary>
    /// Who, which group, where, when, and to those who moderate whether it helped. Authors who hide their name are "a member", except to those who moderate.
    /// </summary>
    public Facts Facts(Question question, Member? recipient, string language) => new(
    [
        new Fact(words.Say("questions.from", language), Author(question, recipient, language)),
        new Fact(words.Say("questions.group", language), question.Group!.Name(language)),
        new Fact(words.Say("questions.where", language), Where(question.County, language)),
        new Fact(words.Say("questions.when", language), times.Moment(question.AskedAt, language, recipient)),
        .. Outcome(question, recipient, language),
    ]);

    // That an answer was accepted stands there anyhow.
    private IEnumerable<Fact> Outcome(Question question, Member? recipient, string language) =>
        question.Outcome is { } outcome and not AnswerOutcome.Helped && question.AuthorId != recipient?.Id && Moderates(question, recipient)
            ? [new Fact(words.Say("questions.helped", language), words.Say($"questions.helped.{outcome}", language))]
            : [];

    public string Where(string? county, string language) => Counties.Find(county)?.Name ?? words.Say("questions.national", language);

    /// <summary>Who asked, with county and organisation, as far as this recipient may know.</summary>
    public string Author(Question question, Member? recipient, string language)
    {
        var name = AuthorName(question, recipient, language);
        return question.ShowName || (question.AuthorId != recipient?.Id && Moderates(question, recipient)) ? Person(question.Author!, name) : name;
    }

    /// <summary>What a form by which somebody else's question is handled says that it is about: which, and whose.</summary>
    public Text About(Question question, Member recipient, string language) => new("questions.about", question.Title, AuthorName(question, recipient, language));

    /// <summary>Name, county and organisation, as far as they are known: by these a recipient weighs what somebody says.</summary>
    public static string Person(Member member, string? name = null) =>
        string.Join(" · ", new[] { name ?? member.Name, Counties.Find(member.County)?.Name, member.Organisation?.Name }.OfType<string>());

    /// <summary>One line: not yet answered, claimed, so many answers, answered, and so on.</summary>
    public Paragraph State(Question question, Member? recipient, string language) => question.State switch
    {
        QuestionState.Answered => new Paragraph(words.Say("questions.state.answered", language), Tone.Good),
        QuestionState.Withdrawn => new Paragraph(words.Say("questions.state.withdrawn", language), Tone.Subtle),
        QuestionState.Hidden => new Paragraph(words.Say("questions.state.hidden", language), Tone.Subtle),
        QuestionState.Merged => new Paragraph(words.Say("questions.state.merged", language), Tone.Subtle),
        _ => new Paragraph(OpenState(question, recipient, language), Tone.Strong),
    };

    /// <summary>The same in a few words, for lists.</summary>
    public string ShortState(Question question, string language) =>
        words.Say(
            question.State != QuestionState.Open ? (Text)$"questions.short.{question.State}"
            : question.Answers.Count > 0 ? new Text("questions.state.answers", question.Answers.Count)
            : question.IsClaimed(clock.GetUtcNow()) ? "questions.short.claimed"
            : "questions.short.Open",
            language);

    public string When(DateTimeOffset at, string language, Member? recipient) => times.Moment(at, language, recipient);

    /// <summary>Whether this recipient looks after the question's group.</summary>
    public bool Moderates(Question question, Member? recipient) =>
        Permissions.Allows(recipient, Permission.LeadOrCoordinate, clock.GetUtcNow(), question.GroupId);

    // Somebody who hides their name reads on their own card that it is hidden.
    private string AuthorName(Question question, Member? recipient, string language) =>
        question.ShowName ? question.Author!.Name
        : question.AuthorId == recipient?.Id ? words.Say("questions.yourNameHidden", language)
        : Moderates(question, recipient) ? words.Say(new Text("questions.nameHidden", question.Author!.Name), language)
        : words.Say("questions.aMember", language);

    private string OpenState(Question question, Member? recipient, string language)
    {
        var claim = question.IsClaimed(clock.GetUtcNow()) ? Claim(question, recipient, language) : null;
        var answers = question.Answers.Count > 0 ? words.Say(new Text("questions.state.answers", question.Answers.Count), language) : null;
        var own = question.Answers.Any(answer => answer.AuthorId == recipient?.Id) ? words.Say("questions.state.answeredByYou", language) : null;
        return string.Join(" · ", new[] { answers, own, claim }.OfType<string>()) is { Length: > 0 } state
            ? state
            : words.Say("questions.state.open", language);
    }

    private string Claim(Question question, Member? recipient, string language)
    {
        var until = times.Moment(question.ClaimedUntil!.Value, language, recipient);
        return words.Say(
            question.ClaimedById == recipient?.Id
                ? new Text("questions.state.claimedByYou", until)
                : new Text("questions.state.claimed", question.ClaimedBy!.Name, until),
            language);
    }
}
