using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Questions;

/// <summary>Which buttons a question offers to whom.</summary>
public sealed class QuestionButtons(ILocalizer words, TimeProvider clock)
{
    public Button Make(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"questions.button.{verb}", language), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);

    /// <summary>For a peer, in private or in a group.</summary>
    public IEnumerable<ButtonRow> ForPeer(Question question, Member? recipient, string language, bool wasAsked)
    {
        if (question.State != QuestionState.Open)
        {
            yield return new ButtonRow(Make("q", question.MergedIntoId ?? question.Id, language));
            yield break;
        }

        if (question.Answers.Any(answer => answer.AuthorId == recipient?.Id))
        {
            yield return new ButtonRow(Make("q", question.Id, language), Make("answer", question.Id, language));
            yield break; // They have done their part; more is welcome.
        }

        var claimed = question.IsClaimed(clock.GetUtcNow());
        yield return claimed
            ? new ButtonRow(Make("answer", question.Id, language, ButtonStyle.Primary))
            : new ButtonRow(Make("answer", question.Id, language, ButtonStyle.Primary), Make("claim", question.Id, language));
        if (claimed && question.ClaimedById == recipient?.Id)
        {
            yield return new ButtonRow(Make("release", question.Id, language), Make("pass", question.Id, language));
        }
        else if (wasAsked)
        {
            yield return new ButtonRow(Make("decline", question.Id, language), Make("pass", question.Id, language));
        }
    }

    public IEnumerable<ButtonRow> ForAuthor(Question question, string language)
    {
        if (question.State == QuestionState.Open)
        {
            yield return new ButtonRow(Make("edit", question.Id, language), Make("withdraw", question.Id, language));
        }
    }

    public IEnumerable<ButtonRow> ForModerator(Question question, string language)
    {
        if (question.State == QuestionState.Open)
        {
            yield return new ButtonRow(Make("assign", question.Id, language), Make("move", question.Id, language), Make("merge", question.Id, language));
            yield return new ButtonRow(Make("asked", question.Id, language), Make("reword", question.Id, language), Hide(question, language));
        }
        else if (question.State == QuestionState.Answered)
        {
            yield return new ButtonRow(Make("asked", question.Id, language), Make("reword", question.Id, language), Hide(question, language));
        }
    }

    /// <summary>What the asker can do with one answer.</summary>
    public IEnumerable<ButtonRow> ForAnswer(Question question, Answer answer, string language)
    {
        var open = question.State == QuestionState.Open;
        if (open)
        {
            yield return new ButtonRow(Make("accept", answer.Id, language, ButtonStyle.Primary), Make("askback", answer.Id, language));
        }

        List<Button> more = [];
        if (!answer.Thanked)
        {
            more.Add(Make("thank", answer.Id, language));
        }

        if (open && !answer.NotHelpful)
        {
            more.Add(Make("unhelp", answer.Id, language));
        }

        if (more.Count > 0)
        {
            yield return new ButtonRow([.. more]);
        }
    }

    private Button Hide(Question question, string language) => Make("hide", question.Id, language, ButtonStyle.Destructive);
}
