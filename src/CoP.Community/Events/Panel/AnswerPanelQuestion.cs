using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Events.Panel;

/// <summary>What those decide about a question who answer for the panel.</summary>
public sealed class AnswerPanelQuestion(CommunityDb db, Change change, PanelAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>It was answered at the event; there is nothing to read.</summary>
    public Task<Result<PanelQuestion>> LiveAsync(Member actor, long id, CancellationToken cancel) => DecideAsync(
        actor, id, "panel-question.live", static question => question.State == PanelQuestionState.Open,
        question => SettleAsync(question, PanelQuestionState.Answered), cancel);

    /// <summary>It will not be answered.</summary>
    public Task<Result<PanelQuestion>> PutAsideAsync(Member actor, long id, CancellationToken cancel) => DecideAsync(
        actor, id, "panel-question.put-aside", static question => question.State == PanelQuestionState.Open,
        question => SettleAsync(question, PanelQuestionState.Dismissed), cancel);

    /// <summary>In writing: whoever asked or voted for it reads it, and later askers find it. What was answered live, or put aside by mistake, can still be answered so.</summary>
    public Task<Result<PanelQuestion>> WriteAsync(Member actor, long id, string answer, CancellationToken cancel) => DecideAsync(
        actor, id, "panel-question.answer", static question => question.Answer is null,
        async question =>
        {
            question.Answer = answer;
            await SettleAsync(question, PanelQuestionState.Answered);
            await outbox.TellAsync(Interested(question).Where(member => member.Id != actor.Id), new PanelQuestionAnswered(question.Id), cancel);
        },
        cancel);

    /// <summary>Whether somebody may write the answer now; why not, otherwise.</summary>
    public async Task<Result<PanelQuestion>> FindAsync(Member actor, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, actor, cancel);
        return found.Refusal is { } refusal ? refusal
            : await ObjectionAsync(found.Value, actor, static question => question.Answer is null, cancel) is { } objection ? objection
            : found;
    }

    private Task<Result<PanelQuestion>> DecideAsync(
        Member actor, long id, string action, Func<PanelQuestion, bool> isLeft, Func<PanelQuestion, Task> decide, CancellationToken cancel)
    {
        return change.DoAsync(access, actor, id, action, static _ => null, TryAsync, cancel);

        async Task<Refusal?> TryAsync(PanelQuestion question)
        {
            var objection = await ObjectionAsync(question, actor, isLeft, cancel);
            await (objection is null ? decide(question) : Task.CompletedTask);
            return objection;
        }
    }

    private async Task<Refusal?> ObjectionAsync(PanelQuestion question, Member actor, Func<PanelQuestion, bool> isLeft, CancellationToken cancel) =>
        !await access.AnswersAsync(question.Event!, actor, cancel) ? new NotOfThePanel()
        : !isLeft(question) ? new PanelQuestionIsSettled(question.State)
        : null;

    private Task SettleAsync(PanelQuestion question, PanelQuestionState state)
    {
        var now = clock.GetUtcNow();
        (question.State, question.ClosedAt, question.RemindAt) = (state, now, null);
        question.AnsweredAt = state == PanelQuestionState.Answered ? now : null;
        return Task.CompletedTask;
    }

    private IQueryable<Member> Interested(PanelQuestion question)
    {
        var (asker, subject) = (question.AskerId, question.Subject);
        return db.Members.Active(clock.GetUtcNow())
            .Where(member => member.Id == asker || db.Responses.Any(vote => vote.Subject == subject && vote.MemberId == member.Id));
    }
}
