using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Events.Panel;

/// <summary>Sees to it that what a panel was asked and did not answer is answered after the event.</summary>
public sealed class PanelFollowUp(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "panel-questions";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.PanelQuestions
        .Where(question => question.RemindAt <= now && question.State == PanelQuestionState.Open && question.Event!.State == EventState.Held)
        .OrderBy(static question => question.Id).Select(static question => question.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<PanelReminder>().RemindAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>
/// One step of <see cref="PanelFollowUp"/>: the speakers take turns, are asked at once and reminded, and in the end the organiser hears
/// of it. After the program was down only the last reminder that is due is told.
/// </summary>
public sealed class PanelReminder(CommunityDb db, Outbox outbox)
{
    /// <summary>When a speaker is asked, counted from the end of the event; at the last of them it is the organiser's.</summary>
    private static readonly TimeSpan[] Steps = [TimeSpan.Zero, TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.FromDays(10)];

    /// <returns>Whether it was due.</returns>
    public async Task<bool> RemindAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        var question = await db.PanelQuestions.Include(static one => one.Event).FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (question is not { State: PanelQuestionState.Open, RemindAt: { } at, Event.State: EventState.Held } || at > now)
        {
            return false;
        }

        var next = Next(question, now);
        var speaker = await SpeakerAsync(question, now, cancel);
        (question.SpeakerId, question.RemindAt) = (speaker?.Id, speaker is null ? null : next);
        var (one, on) = (question.Event, DateOnly.FromDateTime(now.UtcDateTime));
        await (speaker?.MemberId is { } member && next is not null
            ? outbox.TellAsync(member, new PanelQuestionsWait(one.Id, on), cancel)
            : outbox.TellAsync(one.OrganiserId, new PanelQuestionsLeft(one.Id, on), cancel));
        return true;
    }

    /// <summary>When it is looked at again; null when nobody is reminded of it any more.</summary>
    private static DateTimeOffset? Next(PanelQuestion question, DateTimeOffset now)
    {
        var over = question.Event!.ClosedAt ?? question.Event.EndsAt;
        var since = question.AskedAt > over ? question.AskedAt : over;
        return Steps.Select(step => (DateTimeOffset?)(since + step)).FirstOrDefault(at => at > now);
    }

    /// <summary>Whoever has it already; otherwise the one who has been given the fewest, and moderators only when there is nobody else.</summary>
    private Task<EventSpeaker?> SpeakerAsync(PanelQuestion question, DateTimeOffset now, CancellationToken cancel)
    {
        var active = db.Members.Active(now);
        return db.EventSpeakers
            .Where(speaker => speaker.EventId == question.EventId && speaker.State == SpeakerState.Accepted && active.Any(member => member.Id == speaker.MemberId))
            .OrderByDescending(speaker => speaker.Id == question.SpeakerId).ThenBy(static speaker => speaker.Role == SpeakerRole.Moderator)
            .ThenBy(speaker => db.PanelQuestions.Count(other => other.SpeakerId == speaker.Id)).ThenBy(static speaker => speaker.Id)
            .FirstOrDefaultAsync(cancel);
    }
}
