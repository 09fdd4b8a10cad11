using CoP.Community.Events;
using CoP.Community.Retention;
using CoP.Testing.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Events.Calendar;

/// <summary>The file that goes with a seat, from the first one that is taken until the event is cancelled.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private CalendarFixture _fixture = null!;

    public async Task InitializeAsync() => _fixture = await CalendarFixture.BuildAsync();

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task Event_Created_Changed_AndCancelled_IsFollowedByACalendar()
    {
        var (id, moved) = (await _fixture.PublishAsync(), _fixture.Community.Now.AddDays(12));
        await _fixture.RegisterAsync(id);
        var calendar = new FakeCalendar().Open(await ContentAsync(id));
        Assert.Equal((_fixture.Community.Now.AddDays(10), false, 0), Seen(calendar));

        await _fixture.ChangeAsync(id, _fixture.Draft(moved, "Targeting, again"));
        var changed = await ContentAsync(id);
        Assert.Equal((moved, false, 1), Seen(calendar.Open(changed)));
        Assert.Equal("Targeting, again", calendar.Entries[0].Summary);

        await _fixture.CancelAsync(id);
        var cancelled = await ContentAsync(id);
        Assert.Equal((moved, true, 2), Seen(calendar.Open(cancelled)));
        Assert.Equal((moved, true, 2), Seen(calendar.Open(changed)));
        Assert.Equal((moved, true, 2), Seen(new FakeCalendar().Open(cancelled).Open(changed)));
    }

    [Fact]
    public async Task Series_WithOneMoved_MovesThatOneAlone()
    {
        var calendar = new FakeCalendar();
        List<long> ids = [];
        for (var week = 1; week <= 4; week++)
        {
            ids.Add(await _fixture.PublishAsync(_fixture.Draft(_fixture.Community.Now.AddDays(7 * week), $"Week {week}")));
            await _fixture.RegisterAsync(ids[^1]);
            calendar.Open(await ContentAsync(ids[^1]));
        }

        var moved = _fixture.Community.Now.AddDays(15);
        await _fixture.ChangeAsync(ids[1], _fixture.Draft(moved, "Week 2"));
        foreach (var id in ids)
        {
            calendar.Open(await ContentAsync(id));
        }

        Assert.Equal([7, 15, 21, 28], calendar.Entries.Select(one => (one.Start - _fixture.Community.Now).Days));
        Assert.Equal([0, 1, 0, 0], calendar.Entries.Select(static one => one.Sequence));
    }

    [Fact]
    public async Task File_IsMadeOnceForAllWhoCome_WithTheFirstSeat()
    {
        var id = await _fixture.PublishAsync();
        Assert.Null(await _fixture.FileAsync(id));

        await _fixture.RegisterAsync(id);
        var first = await _fixture.FileAsync(id);
        await _fixture.RegisterAsync(id, await _fixture.Community.MemberAsync("Baraka"));

        Assert.Equal(("text/calendar", "targeting-2026"), (first!.ContentType, first.Name[..14]));
        Assert.EndsWith(".ics", first.Name, StringComparison.Ordinal);
        Assert.Equal(first.Id, (await _fixture.FileAsync(id))!.Id);
        Assert.Equal(1, await _fixture.Community.ReadAsync(static db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task File_OfSeatThatWasOffered_IsThereWhenItIsAccepted()
    {
        var id = await _fixture.PublishAsync(_fixture.Draft(seats: 1));
        await _fixture.RegisterAsync(id);
        await _fixture.Community.ChangeAsync(db => db.Events.ExecuteUpdateAsync(set => set.SetProperty(static one => one.CalendarFileId, (long?)null)));
        var waiting = await _fixture.Community.MemberAsync("Baraka");
        Assert.Equal(RegistrationState.Waiting, (await _fixture.RegisterAsync(id, waiting)).State);
        await _fixture.LeaveAsync(id);
        Assert.Null(await _fixture.FileAsync(id));

        Assert.True((await _fixture.Community.As(waiting, (RegisterForEvent register, Member me) => register.AcceptAsync(me, id, default))).Succeeded);
        Assert.NotNull(await _fixture.FileAsync(id));
    }

    [Fact]
    public async Task File_OfEventToWhichNobodyComes_IsNotMadeByAChange()
    {
        var id = await _fixture.PublishAsync();
        await _fixture.ChangeAsync(id, _fixture.Draft(title: "Other"));
        await _fixture.CancelAsync(id);

        Assert.Equal(0, await _fixture.Community.ReadAsync(static db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task File_ThatWasReplaced_IsClearedAwayAfterAWhile_AndTheOneInUseIsKept()
    {
        var id = await _fixture.PublishAsync();
        await _fixture.RegisterAsync(id);
        await _fixture.ChangeAsync(id, _fixture.Draft(title: "Other"));
        var inUse = (await _fixture.FileAsync(id))!.Id;
        await _fixture.Community.ChangeAsync(db => db.Files.Where(file => file.Id == inUse).ExecuteUpdateAsync(set => set.SetProperty(static file => file.ExpiresAt, _fixture.Community.Now)));
        Assert.Equal(2, await PurgeAsync());

        _fixture.Community.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await PurgeAsync());
        Assert.Equal(inUse, (await _fixture.FileAsync(id))!.Id);
    }

    [Theory]
    [InlineData("Égalité & genre : où en est-on ?", "egalite-genre-ou-en-est-on")]
    [InlineData("会议", "event")]
    [InlineData("../../etc/passwd\r\nx", "etc-passwd-x")]
    public async Task Name_OfAnyTitle_IsPlain(string title, string name)
    {
        var id = await _fixture.PublishAsync(_fixture.Draft(title: title));
        await _fixture.RegisterAsync(id);

        Assert.Matches($@"\A{name}-\d{{4}}-\d{{2}}-\d{{2}}\.ics\z", (await _fixture.FileAsync(id))!.Name);
    }

    private static (DateTimeOffset Start, bool IsCancelled, int Sequence) Seen(FakeCalendar calendar) =>
        (Assert.Single(calendar.Entries).Start, calendar.Entries[0].IsCancelled, calendar.Entries[0].Sequence);

    private async Task<byte[]> ContentAsync(long id) => (await _fixture.FileAsync(id))!.Content;

    /// <returns>How many files are left.</returns>
    private async Task<int> PurgeAsync()
    {
        await _fixture.Community.Services.GetRequiredService<IPurge>().RunAsync(default);
        return await _fixture.Community.ReadAsync(static db => db.Files.CountAsync());
    }
}
