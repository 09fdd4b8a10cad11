using CoP.Community.Access;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Speakers;

/// <summary>What a speaker gives, or whoever looks after the event for them: words about them, and slides. Later ones take the place of the first.</summary>
public sealed class SpeakerMaterial(CommunityDb db, Change change, SpeakerAccess access, Outbox outbox, TimeProvider clock)
{
    /// <summary>How long slides that others have replaced are kept, should it have been a mistake.</summary>
    private static readonly TimeSpan Regret = TimeSpan.FromDays(7);

    public Task<Result<EventSpeaker>> DescribeAsync(Member actor, long id, string biography, CancellationToken cancel) =>
        change.DoAsync(access, actor, id, action: null, MustSpeak, speaker => speaker.Biography = biography, cancel);

    public Task<Result<EventSpeaker>> SendSlidesAsync(Member actor, long id, long fileId, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null, MustSpeak,
        async speaker =>
        {
            if (!await db.Files.AnyAsync(file => file.Id == fileId && file.OwnerId == actor.Id, cancel))
            {
                return new SlidesAreNoFile();
            }

            await KeepAsync(actor, speaker, fileId, cancel);
            return null;
        },
        cancel);

    /// <summary>Why nothing can be given now; null when it can.</summary>
    public static Refusal? MustSpeak(EventSpeaker speaker) =>
        speaker.Event!.State == EventState.Cancelled ? new EventIsCancelled()
        : speaker.State != SpeakerState.Accepted ? new SpeakerHasNotAccepted(speaker.Name)
        : null;

    private async Task KeepAsync(Member actor, EventSpeaker speaker, long fileId, CancellationToken cancel)
    {
        var (before, one, now) = (speaker.SlidesFileId, speaker.Event!, clock.GetUtcNow());
        speaker.SlidesFileId = fileId;
        speaker.RemindAt = SpeakerPlan.Next(speaker, one, now);
        if (before is { } old && old != fileId)
        {
            await db.Files.Where(file => file.Id == old).ExecuteUpdateAsync(set => set.SetProperty(static file => file.ExpiresAt, now + Regret), cancel);
        }

        if (one.OrganiserId != actor.Id)
        {
            await outbox.TellAsync(one.OrganiserId, new SlidesReceived(speaker.Id, fileId), cancel);
        }
    }
}
