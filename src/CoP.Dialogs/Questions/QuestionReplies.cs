using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Questions;

/// <summary>A reply to a question's card is an answer; a reply to an answer goes back to whoever gave it.</summary>
internal sealed class QuestionReplies(CommunityDb db, GiveAnswer give, AskBack askBack, Discretion discretion) : IReplyHandler
{
    public bool Takes(Notice shown) => shown is QuestionNotice;

    public async Task<bool> TryAsync(TurnContext turn, Notice shown, Said said, CancellationToken cancel)
    {
        if (shown is not QuestionNotice notice)
        {
            return false;
        }

        if (!Gatekeeper.Admits(turn, Permission.TakePart))
        {
            return true;
        }

        if (said.Text.Length > Answer.Length)
        {
            turn.Reply(new Words.Text("questions.answerTooLong", Answer.Length));
        }
        else if (await AnswerTalkedAboutAsync(notice, cancel) is { } answerId)
        {
            await AskBackAsync(turn, answerId, said.Text, cancel);
        }
        else
        {
            await AnswerAsync(turn, notice.QuestionId, said, cancel);
        }

        return true;
    }

    private async Task<long?> AnswerTalkedAboutAsync(QuestionNotice notice, CancellationToken cancel) => notice switch
    {
        AnswerReceived received => received.AnswerId,
        FollowUpReceived followUp => await db.FollowUps.Where(item => item.Id == followUp.FollowUpId).Select(item => (long?)item.AnswerId).FirstOrDefaultAsync(cancel),
        _ => null,
    };

    private async Task AskBackAsync(TurnContext turn, long answerId, string text, CancellationToken cancel)
    {
        var done = await askBack.HandleAsync(turn.Actor, answerId, text, cancel);
        await SayAsync(turn, done.Refusal, "questions.askback.sent", cancel);
    }

    private async Task AnswerAsync(TurnContext turn, long questionId, Said said, CancellationToken cancel)
    {
        var source = said.MessageId is { } messageId ? new AnswerSource(turn.Place.Id, messageId) : null;
        var done = await give.HandleAsync(turn.Actor, questionId, said.Text.Trim(), source, cancel);
        await SayAsync(turn, done.Refusal, "questions.answer.sent", cancel);
    }

    /// <summary>Why not is for the member alone: "you asked this yourself" would name in a group who hid their name.</summary>
    private async Task SayAsync(TurnContext turn, Refusal? refusal, Words.Text sent, CancellationToken cancel)
    {
        var there = refusal is null ? turn : await discretion.AsideAsync(turn, cancel);
        there.Reply(refusal is null ? sent : Refusals.Text(refusal));
    }
}
