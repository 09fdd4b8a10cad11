using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Questions;

/// <summary>A reply to a question's card is an answer; a reply to an answer goes back to whoever gave it.</summary>
internal sealed class QuestionReplies(CommunityDb db, GiveAnswer give, AskBack askBack, VisibilityGuard discretion) : IReplyHandler
{
    private const string AnswerSent = "questions.answer.sent";
    private const string AskBackSent = "questions.askback.sent";

    public bool Takes(Notice shown) => shown is QuestionNotice;

    public async Task<bool> TryAsync(TurnContext turn, Notice shown, MessageReceived said, CancellationToken cancel)
    {
        if (shown is not QuestionNotice notice)
        {
            return false;
        }

        if (PermissionGuard.Admits(turn, Permission.TakePart))
        {
            await SayAsync(turn, notice, await TakeAsync(turn, notice, said, cancel), cancel);
        }

        return true;
    }

    /// <summary>What became of it.</summary>
    private async Task<Text> TakeAsync(TurnContext turn, QuestionNotice notice, MessageReceived said, CancellationToken cancel) =>
        await AnswerTalkedAboutAsync(notice, cancel) is { } answerId ? await AskBackAsync(turn, answerId, VisibleText.Trim(said.Text), cancel)
        : await AnswerAsync(turn, notice.QuestionId, said, cancel);

    // Why not is for the member alone. Where the name of whoever asked is hidden, a group reads the same after every reply:
    // "you asked this yourself" would tell all of them, and so would saying nothing to one of them.
    private async Task SayAsync(TurnContext turn, QuestionNotice notice, Text outcome, CancellationToken cancel)
    {
        var sent = outcome.Key is AnswerSent or AskBackSent;
        if (turn.IsPersonal || await db.Questions.AnyAsync(question => question.Id == notice.QuestionId && question.ShowName, cancel))
        {
            (sent ? turn : await discretion.AsideAsync(turn, cancel)).Reply(outcome);
            return;
        }

        if (await discretion.HomeAsync(turn, cancel) is { } home)
        {
            turn.Reply(Message.Of(turn.Say(outcome)), home); // The group reads that this was done.
        }
        else
        {
            turn.Reply("questions.replyNoted");
        }
    }

    private async Task<long?> AnswerTalkedAboutAsync(QuestionNotice notice, CancellationToken cancel) => notice switch
    {
        AnswerReceived received => received.AnswerId,
        FollowUpReceived followUp => await db.FollowUps.Where(item => item.Id == followUp.FollowUpId).Select(item => (long?)item.AnswerId).FirstOrDefaultAsync(cancel),
        _ => null,
    };

    private async Task<Text> AskBackAsync(TurnContext turn, long answerId, string text, CancellationToken cancel)
    {
        var done = await askBack.HandleAsync(turn.Actor, answerId, text, cancel);
        return done.Refusal is { } refusal ? RefusalText.Text(refusal) : AskBackSent;
    }

    private async Task<Text> AnswerAsync(TurnContext turn, long questionId, MessageReceived said, CancellationToken cancel)
    {
        var source = said.MessageId is { } messageId ? new AnswerSource(turn.Conversation.Id, messageId) : null;
        var done = await give.HandleAsync(turn.Actor, questionId, VisibleText.Trim(said.Text), source, cancel);
        return done.Refusal is { } refusal ? RefusalText.Text(refusal) : AnswerSent;
    }
}
