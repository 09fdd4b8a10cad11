using CoP.Community.Access;
using CoP.Community.Members;
using CoP.Community.Responses;

namespace CoP.Community.Events.Panel;

/// <summary>Members say what they would like to hear, too. Doing it again changes nothing.</summary>
public sealed class PanelVotes(Change change, PanelAccess access, ResponseBook responses)
{
    /// <summary>The only choice there is.</summary>
    private const string Wanted = "wanted";

    public Task<Result<PanelQuestion>> GiveAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null, question => Objection(question, actor),
        async question => question.Votes += await responses.GiveAsync(actor, question.Subject, Wanted, cancel) ? 1 : 0,
        cancel);

    public Task<Result<PanelQuestion>> TakeBackAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null, question => Objection(question, actor),
        async question => question.Votes -= await responses.TakeBackAsync(actor, question.Subject, cancel) ? 1 : 0,
        cancel);

    private static Refusal? Objection(PanelQuestion question, Member actor) =>
        question.State != PanelQuestionState.Open ? new PanelQuestionIsSettled(question.State)
        : question.AskerId == actor.Id ? new OwnPanelQuestion()
        : null;
}
