using CoP.Community.Access;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Panel;

/// <summary>Whoever sees an event sees what its panel is asked.</summary>
public sealed class PanelAccess(CommunityDb db, EventAccess events) : Access<PanelQuestion>
{
    protected override Refusal NotFound => new PanelQuestionNotFound();

    public override Task<PanelQuestion?> LoadAsync(long id, CancellationToken cancel) => db.PanelQuestions
        .Include(static question => question.Event).Include(static question => question.Asker).Include(static question => question.Speaker)
        .FirstOrDefaultAsync(question => question.Id == id, cancel);

    public override bool MaySee(PanelQuestion thing, Member actor) => events.MaySee(thing.Event!, actor);

    public override string SubjectOf(PanelQuestion thing) => thing.Subject;

    /// <summary>Whoever looks after an event or speaks at it answers for its panel.</summary>
    public async Task<bool> AnswersAsync(Event one, Member actor, CancellationToken cancel) => events.LooksAfter(one, actor)
        || await db.EventSpeakers.AnyAsync(speaker => speaker.EventId == one.Id && speaker.MemberId == actor.Id && speaker.State == SpeakerState.Accepted, cancel);
}
