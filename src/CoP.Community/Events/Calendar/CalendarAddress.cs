using System.Buffers.Text;
using System.Security.Cryptography;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Calendar;

/// <summary>A member's own calendar address: one at a time, and theirs to change or to stop.</summary>
public sealed class CalendarAddress(CommunityDb db, TimeProvider clock, IOptions<CommunityOptions> options)
{
    private const int SecretBytes = 32;

    /// <summary>The one they have, made now if they have none.</summary>
    public Task<Result<Uri>> OpenAsync(Member member, CancellationToken cancel) => GiveAsync(member, isNew: false, cancel);

    /// <summary>Another one; the one before is nobody's from now on.</summary>
    public Task<Result<Uri>> RenewAsync(Member member, CancellationToken cancel) => GiveAsync(member, isNew: true, cancel);

    /// <summary>None any more.</summary>
    public async Task StopAsync(Member member, CancellationToken cancel)
    {
        if (await FindAsync(member, cancel) is { } feed)
        {
            db.CalendarFeeds.Remove(feed);
        }
    }

    private async Task<Result<Uri>> GiveAsync(Member member, bool isNew, CancellationToken cancel)
    {
        if (options.Value.PublicUrl is not { Length: > 0 } here)
        {
            return new NoCalendarAddress();
        }

        var (feed, now) = (await FindAsync(member, cancel), clock.GetUtcNow());
        if (feed is null)
        {
            feed = db.CalendarFeeds.Add(new CalendarFeed { MemberId = member.Id, Secret = NewSecret(), CreatedAt = now }).Entity;
        }
        else if (isNew)
        {
            (feed.Secret, feed.CreatedAt) = (NewSecret(), now);
        }

        return new Uri($"{here.TrimEnd('/')}/calendar/{feed.Secret}.ics");
    }

    private Task<CalendarFeed?> FindAsync(Member member, CancellationToken cancel) => db.CalendarFeeds.FirstOrDefaultAsync(feed => feed.MemberId == member.Id, cancel);

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
