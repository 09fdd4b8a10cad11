using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Members;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Events.Speakers;

/// <summary>Reminds speakers of what is missing, tells them how to join, and thanks them: each once, by the keys of the notices.</summary>
public sealed class SpeakerReminders(ITransactions transactions, TimeProvider clock) : IDueWork
{
    public string Name => "event-speakers";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public IQueryable<long> Due(CommunityDb db, DateTimeOffset now) => db.EventSpeakers
        .Where(speaker => speaker.RemindAt <= now).OrderBy(static speaker => speaker.RemindAt).Select(static speaker => speaker.Id);

    public Task<bool> StepAsync(long id, CancellationToken cancel) => transactions.RunAsync(
        (services, token) => services.GetRequiredService<SpeakerReminder>().RemindAsync(id, clock.GetUtcNow(), token), cancel);
}

/// <summary>One step of <see cref="SpeakerReminders"/>.</summary>
public sealed class SpeakerReminder(CommunityDb db, SpeakerAccess access, Outbox outbox)
{
    /// <returns>Whether it was due.</returns>
    public async Task<bool> RemindAsync(long id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { RemindAt: { } since } speaker || since > now)
        {
            return false;
        }

        var one = speaker.Event!;
        speaker.RemindAt = SpeakerPlan.Next(speaker, one, now);
        foreach (var notice in SpeakerPlan.Due(speaker, one, since, now).Select(step => NoticeOf(step, speaker, one, now)).OfType<Notice>())
        {
            await outbox.TellAsync(db.Members.Active(now).Where(member => member.Id == speaker.MemberId), notice, cancel);
        }

        return true;
    }

    private static Notice? NoticeOf(SpeakerStep step, EventSpeaker speaker, Event one, DateTimeOffset now) => step switch
    {
        SpeakerStep.Joining => now < one.EndsAt ? new SpeakerJoins(speaker.Id, one.StartsAt) : null,
        SpeakerStep.Thanks => new SpeakerThanked(speaker.Id),
        _ => new SlidesMissing(speaker.Id, step, speaker.SlidesDueAt!.Value),
    };
}
