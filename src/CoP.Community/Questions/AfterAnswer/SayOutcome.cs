using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Questions.AfterAnswer;

/// <summary>The asker says whether the answers helped. Pressing again changes nothing, and gets the present state for an answer.</summary>
public sealed class SayOutcome(
    Change change, QuestionAccess access, AcceptAnswer accept, QuestionRouting routing, QuestionClosing closing, Outbox outbox, TimeProvider clock)
{
    /// <summary>It helped: the only answer is accepted. With several they have to say which, and the question is open still.</summary>
    public async Task<Result<Question>> HelpedAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = (await access.FindOwnAsync(id, actor, cancel)).Unless(static question => question.MustBeUnsettled());
        return found.Succeeded && found.Value.Candidates() is [var only]
            ? (await accept.HandleAsync(actor, only.Id, cancel)).Select(static answer => answer.Question!)
            : found;
    }

    /// <summary>It helped in part: the question stays as it is.</summary>
    public Task<Result<Question>> PartlyAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOf(actor) ?? question.MustBeUnsettled() ?? Objection(question),
        question => question.Conclude(AnswerOutcome.HelpedPartly, clock.GetUtcNow()),
        cancel);

    /// <summary>No answer helped: the question starts over with further people. Nobody who answered is told, so that nobody is shamed.</summary>
    /// <returns>How many were asked; with none, those who answer for the group have it, if there are any.</returns>
    public async Task<Result<int>> DidNotHelpAsync(Member actor, long id, CancellationToken cancel)
    {
        var asked = 0;
        var said = await change.DoAsync(
            access, actor, id, action: null,
            question => question.MustBeOf(actor) ?? question.MustBeUnsettled() ?? question.MustHaveHelp(),
            async question =>
            {
                question.Answers.ForEach(static answer => answer.NotHelpful = true);
                question.Conclude(AnswerOutcome.DidNotHelp, clock.GetUtcNow());
                asked = await routing.StartOverAsync(question, cancel);
            },
            cancel);
        return said.Select(_ => asked);
    }

    /// <summary>No answer is to be accepted before the others, and the question is settled all the same: it is closed and kept with them.</summary>
    /// <param name="elsewhere">They found what they needed elsewhere; else several answers helped together.</param>
    public Task<Result<Question>> SettleAsync(Member actor, long id, bool elsewhere, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        question => question.MustBeOf(actor) ?? question.MustBeUnsettled(),
        async question =>
        {
            question.Candidates().ForEach(answer => answer.Thanked |= !elsewhere);
            question.Conclude(elsewhere ? AnswerOutcome.FoundElsewhere : AnswerOutcome.SeveralHelped, clock.GetUtcNow());
            foreach (var memberId in question.Answers.Select(static answer => answer.AuthorId).Distinct())
            {
                await outbox.TellAsync(memberId, new QuestionSettled(id, elsewhere), cancel);
            }

            await closing.CloseAsync(question, QuestionState.Answered, cancel);
        },
        cancel);

    /// <summary>Pressed twice since they were last asked, it is said once.</summary>
    private static Refusal? Objection(Question question) => question.MustHaveHelp()
        ?? (question is { Outcome: AnswerOutcome.HelpedPartly } && question.OutcomeStage == question.OutcomeAsked ? new PartlyAlreadySaid() : null);
}
