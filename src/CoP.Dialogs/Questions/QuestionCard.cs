using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Questions;

/// <summary>A question as a message, for whoever reads it: its asker, a peer, a moderator, or a whole group.</summary>
public sealed class QuestionCard(QuestionText text, QuestionButtons buttons)
{
    /// <summary>Put to a peer or a group: what is asked, how it stands, how to answer.</summary>
    public Message ToAnswer(Question question, NoticeRecipient to, Text lead, bool wasAsked)
    {
        var (recipient, language) = (to.Member, to.Language);
        List<Block> blocks = [new Paragraph(text.Say(lead, language), Tone.Subtle), .. Asked(question, recipient, language)];
        if (AnswersByWords(question, to) is { } how)
        {
            blocks.Add(new Paragraph(text.Say(how, language), Tone.Subtle));
        }

        return new Message
        {
            Title = TitleFor(question, recipient),
            Blocks = [.. blocks],
            Buttons = [.. buttons.ForPeer(question, recipient, language, wasAsked)],
        };
    }

    /// <summary>For whoever has asked it: how it stands, without what they have just written.</summary>
    public Message Receipt(Question question, Member? asker, string language) => new()
    {
        Title = question.Title,
        Blocks = [text.Facts(question, asker, language), text.State(question, asker, language)],
        Buttons = [new ButtonRow(buttons.Make("q", question.Id, language)), .. buttons.ForAuthor(question, language)],
    };

    /// <summary>The whole question with its answers, and what this recipient may do with it.</summary>
    /// <param name="lastAnswerId">The newest answer to show; null for all.</param>
    public Message Whole(Question question, Member? recipient, string language, long? lastAnswerId = null)
    {
        List<Answer> shown = [.. question.Answers.Where(answer => !(answer.Id > lastAnswerId))];
        return new Message
        {
            Title = TitleFor(question, recipient),
            Blocks = [.. Asked(question, recipient, language), .. Answers(question, shown, recipient, language)],
            Buttons = [.. ButtonsFor(question, shown, recipient, language)],
        };
    }

    /// <summary>Facts, details and state; a hidden question shows nothing of itself to others.</summary>
    public IEnumerable<Block> Asked(Question question, Member? recipient, string language)
    {
        if (IsOutOfSight(question, recipient))
        {
            return [text.State(question, recipient, language)];
        }

        IEnumerable<Block> details = question.Details is { } words ? [new Paragraph(words, Tone.Quote)] : [];
        var accepted = question.State == QuestionState.Answered && question.AuthorId == recipient?.Id;
        return [text.Facts(question, recipient, language), .. details, accepted ? Accepted(language) : text.State(question, recipient, language)];
    }

    /// <summary>What the asker has done by accepting an answer: on the card it stays, however often that is redrawn.</summary>
    public Paragraph Accepted(string language) => new(text.Say("questions.done.accept", language), Tone.Good);

    /// <summary>One answer, with who gave it.</summary>
    public IEnumerable<Block> Answer(Answer answer, Member? recipient, string language)
    {
        var head = new Text(answer.Accepted ? "questions.acceptedAnswerBy" : "questions.answerBy", QuestionText.Person(answer.Author!), text.When(answer.GivenAt, language, recipient));
        return [new Paragraph(text.Say(head, language), answer.Accepted ? Tone.Good : Tone.Subtle), new Paragraph(answer.Text, Tone.Quote)];
    }

    /// <summary>What one of the two said about an answer.</summary>
    public Paragraph FollowUp(Question question, Answer answer, FollowUp followUp, string language)
    {
        var by = followUp.AuthorId == answer.AuthorId ? new Text("questions.followUpBy", answer.Author!.Name)
            : question.ShowName ? new Text("questions.followUpBy", question.Author!.Name)
            : "questions.followUpByAsker";
        return new Paragraph($"{text.Say(by, language)} {followUp.Text}");
    }

    /// <summary>Whether an answer can be given, or talked about, by a reply to the message: never once the question is closed.</summary>
    public static bool TakesReplies(Question question, NoticeRecipient recipient) =>
        question.State == QuestionState.Open && recipient.Channel.TakesReplies;

    private IEnumerable<Block> Answers(Question question, IEnumerable<Answer> shown, Member? recipient, string language) =>
        IsOutOfSight(question, recipient)
            ? []
            : shown.OrderByDescending(static answer => answer.Accepted).ThenBy(static answer => answer.Id)
                .SelectMany(answer => WithFollowUps(question, answer, recipient, language));

    private IEnumerable<Block> WithFollowUps(Question question, Answer answer, Member? recipient, string language) =>
    [
        new Separator(),
        .. Answer(answer, recipient, language),
        .. answer.FollowUps.OrderBy(static followUp => followUp.Id).Select(followUp => FollowUp(question, answer, followUp, language)),
    ];

    private IEnumerable<ButtonRow> ButtonsFor(Question question, List<Answer> shown, Member? recipient, string language)
    {
        if (recipient is null)
        {
            return [];
        }

        var own = question.AuthorId == recipient.Id ? OwnButtons(question, shown, language)
            : question.State == QuestionState.Open ? buttons.ForPeer(question, recipient, language, wasAsked: false)
            : [];
        return text.Moderates(question, recipient) ? own.Concat(buttons.ForModerator(question, language)) : own;
    }

    // With several answers, each has a message of its own with its buttons; here the latest undecided one is enough.
    private IEnumerable<ButtonRow> OwnButtons(Question question, List<Answer> shown, string language)
    {
        var latest = shown.Where(static answer => !answer.NotHelpful).MaxBy(static answer => answer.Id);
        var forAnswer = latest is null || question.State != QuestionState.Open ? [] : buttons.ForAnswer(question, latest, language);
        return forAnswer.Concat(buttons.ForAuthor(question, language));
    }

    // On a phone a reply is the quick way; a card has its button, and in a channel nothing reaches us but what mentions us.
    // Who has answered already knows how.
    private static Text? AnswersByWords(Question question, NoticeRecipient to) =>
        question.State != QuestionState.Open || question.Answers.Any(answer => answer.AuthorId == to.Member?.Id) ? null
        : TakesReplies(question, to) ? "questions.replyToAnswer"
        : to.Channel.HearsOnlyMentions(to.Conversation) ? "questions.mentionToAnswer"
        : (Text?)null;

    private string? TitleFor(Question question, Member? recipient) => IsOutOfSight(question, recipient) ? null : question.Title;

    private bool IsOutOfSight(Question question, Member? recipient) =>
        question.State is QuestionState.Hidden or QuestionState.Withdrawn
        && question.AuthorId != recipient?.Id
        && !text.Moderates(question, recipient);
}
