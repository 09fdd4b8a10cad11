using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Community.Files;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events.Calendar;

/// <summary>A community with a coordinator who plans events, and a member who comes to them.</summary>
internal sealed class CalendarFixture : IAsyncDisposable
{
    public const string Here = "https://bot.example.org";

    private CalendarFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Coordinator { get; private set; }

    public long Member { get; private set; }

    public static async Task<CalendarFixture> BuildAsync(string publicUrl = Here, Action<IServiceCollection>? more = null)
    {
        var fixture = new CalendarFixture(await TestCommunity.EmptyAsync(services =>
        {
            services.Configure<CommunityOptions>(options => options.PublicUrl = publicUrl);
            more?.Invoke(services);
        }));
        fixture.Coordinator = await fixture.Community.MemberAsync("Organiser", static member => member.Role = Role.ContentCoordinator);
        fixture.Member = await fixture.Community.MemberAsync("Amina");
        return fixture;
    }

    /// <summary>A webinar of ninety minutes.</summary>
    public EventDraft Draft(DateTimeOffset? at = null, string title = "Targeting", string zone = "Africa/Nairobi", int? seats = null, EventDetails? details = null)
    {
        var startsAt = at ?? Community.Now.AddDays(10);
        return new EventDraft(EventKind.Webinar, title, "About **targeting**.", startsAt, startsAt.AddMinutes(90), zone, null, seats, details ?? new EventDetails { Link = "https://meet.example.org/x" });
    }

    public async Task<long> PublishAsync(EventDraft? draft = null)
    {
        var id = (await Community.As(Coordinator, (DraftEvent write, Member me) => write.HandleAsync(me, draft ?? Draft(), default))).Value.Id;
        Assert.Equal(EventState.Published, (await Community.As(Coordinator, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default))).Value.State);
        return id;
    }

    public async Task<Registration> RegisterAsync(long id, long? member = null) =>
        (await Community.As(member ?? Member, (RegisterForEvent register, Member me) => register.HandleAsync(me, id, null, default))).Value;

    public async Task LeaveAsync(long id, long? member = null) =>
        Assert.True((await Community.As(member ?? Member, (RegisterForEvent register, Member me) => register.LeaveAsync(me, id, default))).Succeeded);

    public async Task ChangeAsync(long id, EventDraft draft) =>
        Assert.True((await Community.As(Coordinator, (ChangeEvent change, Member me) => change.HandleAsync(me, id, draft, default))).Succeeded);

    public async Task CancelAsync(long id) =>
        Assert.True((await Community.As(Coordinator, (ChangeEvent change, Member me) => change.CancelAsync(me, id, "The speaker is ill.", default))).Succeeded);

    public Task<Event> EventAsync(long id) => Community.ReadAsync(db => db.Events.AsNoTracking().FirstAsync(one => one.Id == id));

    /// <summary>The file that those who come are sent now; null while there is none.</summary>
    public Task<StoredFile?> FileAsync(long id) => Community.ReadAsync(db => db.Files.AsNoTracking().FirstOrDefaultAsync(file => db.Events.Any(one => one.Id == id && one.CalendarFileId == file.Id)));

    public async Task<Uri> AddressAsync() => (await Community.As(Member, (CalendarAddress address, Member me) => address.OpenAsync(me, default))).Value;

    public static string SecretOf(Uri address) => Path.GetFileNameWithoutExtension(address.AbsolutePath);

    /// <summary>What the member's address serves now; null when it serves nothing.</summary>
    public async Task<byte[]?> FeedAsync(string secret)
    {
        await using var scope = Community.Services.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<ReadCalendar>().FindAsync(secret, default);
        return read is null ? null : scope.ServiceProvider.GetRequiredService<EventCalendar>().Write("Events", read.Entries);
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
