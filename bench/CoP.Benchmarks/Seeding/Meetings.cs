using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using Microsoft.EntityFrameworkCore;

namespace CoP.Benchmarks.Seeding;

/// <summary>Writes events that members can register for, and their registrations as if they had been made long ago.</summary>
internal static class Meetings
{
    private const int Chunk = 500;
    private const int Seats = 50_000;
    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddDays(30);

    /// <summary>The key of the bot's buttons, so that presses can be made here.</summary>
    public static byte[] Key { get; } = new byte[32];

    /// <returns>The ids of the events, one for each number of registrations.</returns>
    public static async Task<IReadOnlyList<long>> AddAsync(ITransactions transactions, params int[] registered)
    {
        List<long> ids = [];
        await transactions.RunAsync(static (services, cancel) => KeyAsync(services.GetRequiredService<CommunityDb>(), cancel), CancellationToken.None);
        foreach (var count in registered)
        {
            ids.Add(await transactions.RunAsync((services, cancel) => EventAsync(services.GetRequiredService<CommunityDb>(), count, cancel), CancellationToken.None));
            for (var from = 1; from <= count; from += Chunk)
            {
                var (first, size, id) = (from, Math.Min(Chunk, count - from + 1), ids[^1]);
                await transactions.RunAsync((services, cancel) => RegisterAsync(services.GetRequiredService<CommunityDb>(), id, first, size, cancel), CancellationToken.None);
            }
        }

        return ids;
    }

    private static async Task<int> KeyAsync(CommunityDb db, CancellationToken cancel)
    {
        (await db.Settings.SingleAsync(static setting => setting.Name == "press.key", cancel)).Value = Convert.ToBase64String(Key);
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>Its organiser has the card with the counts before them.</summary>
    private static async Task<long> EventAsync(CommunityDb db, int held, CancellationToken cancel)
    {
        var organiser = await db.Members.OrderByDescending(static member => member.Id).FirstAsync(cancel);
        var one = db.Add(new Event
        {
            Kind = EventKind.BrownBag,
            Title = $"An event with {held} registrations",
            About = "-",
            TimeZone = "Africa/Nairobi",
            CalendarUid = $"bench-{held}",
            OrganiserId = organiser.Id,
            State = EventState.Published,
            PublishedAt = DateTimeOffset.UnixEpoch,
            StartsAt = Start,
            EndsAt = Start.AddHours(1),
            RoomCapacity = Seats,
            RoomHeld = held,
            Details = new EventDetails { Venue = "Harambee House" },
        }).Entity;
        await db.SaveChangesAsync(cancel);
        db.Add(Shown(one.Subject, new EventManaged(one.Id), organiser.Id, (await PlaceOfAsync(db, organiser.Id, cancel))!.Value));
        await db.SaveChangesAsync(cancel);
        return one.Id;
    }

    /// <summary>Each has the event's card in their chat.</summary>
    private static async Task<int> RegisterAsync(CommunityDb db, long id, int first, int count, CancellationToken cancel)
    {
        var people = await db.Addresses.OrderBy(static address => address.MemberId).Skip(first - 1).Take(count).Select(static address => new { address.MemberId, address.ConversationId }).ToListAsync(cancel);
        db.AddRange(people.Select(one => new Registration { EventId = id, MemberId = one.MemberId, State = RegistrationState.Seated, RegisteredAt = DateTimeOffset.UnixEpoch }));
        db.AddRange(people.Select(one => Shown(Event.SubjectOf(id), new EventShown(id), one.MemberId, one.ConversationId!.Value)));
        return await db.SaveChangesAsync(cancel);
    }

    private static LiveMessage Shown(string subject, Notice notice, long member, long place) => new()
    {
        ConversationId = place,
        MemberId = member,
        Subject = subject,
        NoticeType = NoticeJson.NameOf(notice),
        Notice = NoticeJson.Write(notice),
        PlatformId = "1",
    };

    private static Task<long?> PlaceOfAsync(CommunityDb db, long member, CancellationToken cancel) =>
        db.Addresses.Where(address => address.MemberId == member).Select(static address => address.ConversationId).FirstAsync(cancel);
}
