using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Questions;

/// <summary>A question as a message, for whoever reads it: its asker, a peer, a moderator, or a whole group.</summary>
public sealed class QuestionCard(QuestionText text, QuestionButtons buttons)
{
    /// <summary>Put to a peer or a group: what is asked, how it stands, how to answer.</summary>
    public Message ToAnswer(Question question, Reader to, Text lead, bool wasAsked)
    {
        var (reader, language) = (to.Member, to.Language);
        List<Block> blocks = [new Paragraph(text.Say(lead, language), Tone.Subtle), .. Asked(question, reader, language)];
        if (question.State == QuestionState.Open && AnswersByWords(to.Conversation) is { } how)
        {
            blocks.Add(new Paragraph(text.Say(how, language), Tone.Subtle));
        }

        return new Message
        {
            Title = TitleFor(question, reader),
            Blocks = [.. blocks],
            Buttons = [.. buttons.ForPeer(question, reader, language, wasAsked)],
        };
    }

    /// <summary>The whole question with its answers, and what this reader may do with it.</summary>
    public Message Whole(Question question, Member? reader, string language) => new()
    {
        Title = TitleFor(question, reader),
        Blocks = [.. Asked(question, reader, language), .. Answers(question, reader, language)],
        Buttons = [.. ButtonsFor(question, reader, language)],
    };

    /// <summary>Facts, details and state; a hidden question shows nothing of itself to others.</summary>
    public IEnumerable<Block> Asked(Question question, Member? reader, string language)
    {
        if (IsOutOfSight(question, reader))
        {
            return [text.State(question, reader, language)];
        }

        IEnumerable<Block> details = question.Details is { } words ? [new Paragraph(words, Tone.Quote)] : [];
        return [text.Facts(question, reader, language), .. details, text.State(question, reader, language)];
    }

    /// <summary>One answer, with who gave it and what was said about it since.</summary>
    public IEnumerable<Block> Answer(Question question, Answer answer, Member? reader, string language)
    {
        var head = new Text(answer.Accepted ? "questions.acceptedAnswerBy" : "questions.answerBy", QuestionText.Answerer(answer), text.When(answer.GivenAt, language, reader));
        yield return new Paragraph(text.Say(head, language), answer.Accepted ? Tone.Good : Tone.Subtle);
        yield return new Paragraph(answer.Text, Tone.Quote);
        foreach (var followUp in answer.FollowUps.OrderBy(static followUp => followUp.Id))
        {
            yield return new Paragraph($"{FollowUpBy(question, answer, followUp, language)} {followUp.Text}");
        }
    }

    private string FollowUpBy(Question question, Answer answer, FollowUp followUp, string language) =>
        text.Say(followUp.AuthorId == answer.AuthorId ? new Text("questions.followUpBy", QuestionText.Answerer(answer))
            : question.ShowName ? new Text("questions.followUpBy", question.Author!.Name)
            : "questions.followUpByAsker", language);

    private IEnumerable<Block> Answers(Question question, Member? reader, string language) =>
        IsOutOfSight(question, reader)
            ? []
            : question.Answers
                .OrderByDescending(static answer => answer.Accepted).ThenBy(static answer => answer.Id)
                .SelectMany(answer => Answer(question, answer, reader, language).Prepend(new Separator()));

    private IEnumerable<ButtonRow> ButtonsFor(Question question, Member? reader, string language)
    {
        if (reader is null)
        {
            return [];
        }

        var own = question.AuthorId == reader.Id ? OwnButtons(question, language)
            : question.State == QuestionState.Open ? buttons.ForPeer(question, reader, language, wasAsked: false)
            : [];
        return Permissions.Moderates(reader, question.GroupId) ? own.Concat(buttons.ForModerator(question, language)) : own;
    }

    // With several answers, each has a message of its own with its buttons; here the latest undecided one is enough.
    private IEnumerable<ButtonRow> OwnButtons(Question question, string language)
    {
        var latest = question.Answers.Where(static answer => !answer.NotHelpful).MaxBy(static answer => answer.Id);
        var forAnswer = latest is null || question.State != QuestionState.Open ? [] : buttons.ForAnswer(question, latest, language);
        return forAnswer.Concat(buttons.ForAuthor(question, language));
    }

    // On a phone a reply is the quick way; a card has its button, and in a channel nothing reaches us but what mentions us.
    private static Text? AnswersByWords(Conversation place) =>
        place.Channel is Channels.Telegram or Channels.Phone ? "questions.replyToAnswer"
        : place.HearsOnlyMentions ? "questions.mentionToAnswer"
        : (Text?)null;

    private static string? TitleFor(Question question, Member? reader) => IsOutOfSight(question, reader) ? null : question.Title;

    private static bool IsOutOfSight(Question question, Member? reader) =>
        question.State is QuestionState.Hidden or QuestionState.Withdrawn
        && question.AuthorId != reader?.Id
        && (reader is null || !Permissions.Moderates(reader, question.GroupId));
}
