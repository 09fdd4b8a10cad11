using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing.Communities;
using CoP.Testing.Transcripts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>
/// A year of weekly events, every fourth week with a second one on the same day: members of three zones who come, leave and stay,
/// quiet hours, and days on which the program did not run. What each was reminded of is compared with what they should have been.
/// </summary>
public sealed class ReminderYearTests
{
    private const int Weeks = 52;
    private static readonly string?[] Zones = [null, "Europe/London", "America/New_York"];

    /// <summary>From when to when the program was down, from the beginning of the year: a whole day over a first reminder, and a night over a second.</summary>
    private static readonly (TimeSpan From, TimeSpan To)[] Down =
        [(TimeSpan.FromDays(100) - TimeSpan.FromHours(2), TimeSpan.FromDays(101) - TimeSpan.FromHours(2)), (TimeSpan.FromDays(203.9), TimeSpan.FromDays(204.5))];

    private readonly List<Reminded> _reminded = [];
    private readonly List<(long Member, long Event, DateTimeOffset At)> _left = [];
    private readonly Random _random = new(20261127);

    [Fact]
    public async Task AYearOfEvents_RemindsEachOnce_AndNobodyWhoHasLeft()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (beginning, members) = (harness.Community.Now, await MembersAsync(harness));
        for (var week = 0; week < Weeks; week++)
        {
            foreach (var id in await PlanAsync(harness, week, beginning))
            {
                await ComeAsync(harness, id, members);
            }

            await PassAsync(harness, beginning + TimeSpan.FromDays(7 * (week + 1)), beginning);
        }

        await PassAsync(harness, beginning + TimeSpan.FromDays((7 * Weeks) + 30), beginning);
        Golden.Matches("reminder-year.txt", await TableAsync(harness, beginning));
    }

    private static async Task<List<long>> MembersAsync(ConversationHarness harness)
    {
        var members = await harness.Community.ReadAsync(static db => db.Members.OrderBy(static member => member.Id).Select(static member => member.Id).Take(9).ToListAsync());
        await harness.Community.ChangeAsync(async db =>
        {
            await db.Addresses.ExecuteDeleteAsync();
            foreach (var member in await db.Members.Where(member => members.Contains(member.Id)).ToListAsync())
            {
                (member.TimeZone, member.Language) = (Zones[member.Id % Zones.Length], Languages.English);
            }

            return 0;
        });
        foreach (var member in members)
        {
            await harness.Community.ReachAsync(member);
        }

        return members;
    }

    /// <summary>Publishes what is three weeks ahead, so that every reminder lies ahead.</summary>
    private static async Task<List<long>> PlanAsync(ConversationHarness harness, int week, DateTimeOffset beginning)
    {
        List<long> planned = [];
        for (var at = 0; at < (week % 4 == 0 ? 2 : 1); at++)
        {
            var start = beginning.AddDays((7 * week) + 16).AddHours(at * 5);
            var draft = new EventDraft(
                EventKind.Webinar, $"Week {week} {at}", "-", start, start.AddHours(1), "Africa/Nairobi", RoomCapacity: null, RemoteCapacity: null,
                new EventDetails { Link = "https://meet.example.org/1" });
            planned.Add(await harness.Community.ChangeAsync(async db =>
            {
                var organiser = await db.Members.FirstAsync(static member => member.Role == Role.Chair);
                var one = new Event { Title = draft.Title, About = "-", TimeZone = draft.TimeZone, OrganiserId = organiser.Id, CalendarUid = draft.Title, State = EventState.InReview };
                (one.Kind, one.StartsAt, one.EndsAt, one.Details) = (draft.Kind, draft.StartsAt, draft.EndsAt, draft.Details);
                db.Events.Add(one);
                await db.SaveChangesAsync();
                return one.Id;
            }));
            var coordinator = await harness.Community.ReadAsync(static db => db.Members.Where(static member => member.Role == Role.ContentCoordinator).Select(static member => member.Id).FirstAsync());
            Assert.Null((await harness.Community.As(coordinator, (PublishEvent publish, Member me) => publish.HandleAsync(me, planned[^1], default))).Refusal);
        }

        return planned;
    }

    /// <summary>Most come; some leave again at some time before it.</summary>
    private async Task ComeAsync(ConversationHarness harness, long id, List<long> members)
    {
        foreach (var member in members.Where(_ => _random.Next(5) != 0))
        {
            Assert.Null((await harness.Community.As(member, (RegisterForEvent register, Member me) => register.HandleAsync(me, id, way: null, default))).Refusal);
            if (_random.Next(4) == 0)
            {
                _left.Add((member, id, harness.Community.Now + TimeSpan.FromHours(_random.Next(24 * 15))));
            }
        }
    }

    /// <summary>Goes from one moment at which something is due to the next, the way a host does that runs, stops and starts again.</summary>
    private async Task PassAsync(ConversationHarness harness, DateTimeOffset until, DateTimeOffset beginning)
    {
        while (await NextAsync(harness, until, beginning) is var next && next < until)
        {
            harness.Community.Time.Advance(next > harness.Community.Now ? next - harness.Community.Now : TimeSpan.Zero);
            foreach (var (member, id, _) in _left.Where(left => left.At <= harness.Community.Now).ToList())
            {
                _left.RemoveAll(left => left.Member == member && left.Event == id);
                await harness.Community.As(member, (RegisterForEvent register, Member me) => register.LeaveAsync(me, id, default));
            }

            await harness.Community.Services.DoAsync("event-reminders");
            await harness.Community.Services.DoAsync("event-reminders"); // Twice, as after a restart.
            await harness.Community.Services.DoAsync("event-ends");
            await SendAsync(harness);
        }

        harness.Community.Time.Advance(until > harness.Community.Now ? until - harness.Community.Now : TimeSpan.Zero);
    }

    private async Task<DateTimeOffset> NextAsync(ConversationHarness harness, DateTimeOffset until, DateTimeOffset beginning)
    {
        var events = await harness.Community.ReadAsync(static db => db.Events.Where(static one => one.State == EventState.Published).Select(static one => one.RemindAt ?? one.EndsAt).OrderBy(static at => at).Take(1).ToListAsync());
        var rows = await harness.Community.ReadAsync(static db => db.Outbox.Where(static row => row.State == OutboxState.Queued || row.State == OutboxState.Parked).OrderBy(static row => row.NotBefore).Select(static row => row.NotBefore).Take(1).ToListAsync());
        var next = events.Concat(rows).Concat(_left.Select(static left => left.At)).Append(until).Min();
        var (_, up) = Down.FirstOrDefault(down => next >= beginning + down.From && next < beginning + down.To);
        return up == default ? next : beginning + up;
    }

    /// <summary>Sends what may leave by now, and notes which event it reminds of.</summary>
    private Task<int> SendAsync(ConversationHarness harness) => harness.Community.WriteAsync(async scope =>
    {
        var (db, views, now) = (scope.GetRequiredService<CommunityDb>(), scope.GetRequiredService<INoticeViews>(), harness.Community.Now);
        foreach (var row in await db.Outbox.Include(static row => row.Conversation).Where(row => (row.State == OutboxState.Queued || row.State == OutboxState.Parked) && row.NotBefore <= now).ToListAsync())
        {
            row.State = OutboxState.Sent;
            if (row.NoticeType is { } type && row.Kind == OutboxKind.Send && NoticeJson.Read(type, row.Body) is var notice
                && await views.RenderAsync(notice, await views.ReaderAsync(row.Conversation!, row.MemberId, default), default) is { } message)
            {
                _reminded.AddRange(Of(notice, message).Select(id => new Reminded(row.MemberId!.Value, id, notice is EventsAhead ahead ? ahead.Ahead : TimeSpan.FromHours(1), now, SaysLate(message))));
            }
        }

        return 0;
    });

    private static IEnumerable<long> Of(Notice notice, Message message) => notice switch
    {
        EventsAhead => message.Blocks.OfType<Entry>().Select(static entry => long.Parse(entry.Open!.Press!.Argument, CultureInfo.InvariantCulture)),
        EventBegins begins => [begins.EventId],
        _ => [],
    };

    private static bool SaysLate(Message message) => message.Blocks.OfType<Paragraph>().Any(static line => line.Text.StartsWith("This reminder comes late", StringComparison.Ordinal));

    private async Task<string> TableAsync(ConversationHarness harness, DateTimeOffset beginning)
    {
        var table = new StringBuilder("kind      due  sent  missed  begun while down  doubled  to those who left  late and says so\n");
        var all = await harness.Community.ReadAsync(static db => db.Registrations.Include(static one => one.Event).ToListAsync());
        var came = all.FindAll(static one => one.State == RegistrationState.Seated);
        foreach (var ahead in new[] { TimeSpan.FromDays(7), TimeSpan.FromDays(1), TimeSpan.FromHours(1) })
        {
            var sent = _reminded.FindAll(one => one.Ahead == ahead);
            var untold = came.Where(one => sent.TrueForAll(told => told.Member != one.MemberId || told.Event != one.EventId)).ToList();
            var begun = untold.Count(one => WasDown(one.Event!.StartsAt - ahead, beginning) && WasDown(one.Event.StartsAt, beginning));
            var doubled = sent.GroupBy(static one => (one.Member, one.Event)).Count(static told => told.Count() > 1);
            var gone = sent.Count(told => all.Exists(one => one.MemberId == told.Member && one.EventId == told.Event && one.State == RegistrationState.Left && told.At > one.Event!.StartsAt));
            var late = sent.Where(told => told.At - (came.Find(one => one.EventId == told.Event)!.Event!.StartsAt - ahead) > TimeSpan.FromHours(12)).ToList();
            Assert.All(late, static told => Assert.True(told.SaysLate));
            table.Append(CultureInfo.InvariantCulture, $"{ahead,-9:c} {came.Count,4} {sent.Count(told => came.Exists(one => one.MemberId == told.Member && one.EventId == told.Event)),5} {untold.Count - begun,7} {begun,17} {doubled,8} {gone,18} {late.Count,18}\n");
        }

        return table.ToString();
    }

    private static bool WasDown(DateTimeOffset due, DateTimeOffset beginning) => Array.Exists(Down, down => due >= beginning + down.From && due < beginning + down.To);

    private sealed record Reminded(long Member, long Event, TimeSpan Ahead, DateTimeOffset At, bool SaysLate);
}
