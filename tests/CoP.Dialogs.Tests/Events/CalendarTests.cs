using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing.Calendars;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>A member's events in a calendar of their own: the file that goes with a seat, and the address that follows every change.</summary>
public sealed class CalendarTests
{
    private const string Reader = "Ekidor Lomurut Nakale";
    private const string Other = "Mutunga Kithekaa Ndeto";

    [Theory]
    [InlineData("telegram", "en")]
    [InlineData("msteams", "sw")]
    public async Task Address_IsKept_UntilItIsRenewedOrStopped(string channel, string language)
    {
        await using var harness = await HarnessAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        await chat.SaysAsync("/calendar");
        var first = Address(chat.Latest);
        await chat.SaysAsync("/calendar");
        Assert.Equal(first, Address(chat.Latest));
        Assert.Contains(chat.Latest.Blocks, block => block is Paragraph { Text: var text } && text == first.Replace("https://", "webcal://", StringComparison.Ordinal));
        Assert.NotNull(await ReadAsync(harness, first));

        await chat.PressesAsync("cal-new");
        var second = Address(chat.Latest);
        Assert.NotEqual(first, second);
        Assert.Null(await ReadAsync(harness, first));
        Assert.NotNull(await ReadAsync(harness, second));

        await chat.PressesAsync("cal-stop");
        Assert.Null(await ReadAsync(harness, second));
        await chat.PressesAsync("calendar");
        Assert.NotNull(await ReadAsync(harness, Address(chat.Latest)));
    }

    [Fact]
    public async Task Address_WhereTheBotCannotBeReached_IsSaidNotToBeThere()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, "telegram", "en");
        await chat.SaysAsync("/calendar");

        Assert.Contains("cannot be reached from the internet", Assert.IsType<Paragraph>(Assert.Single(chat.Latest.Blocks)).Text, StringComparison.Ordinal);
        Assert.Empty(chat.Latest.Buttons);
    }

    [Fact]
    public async Task ListOfOnesOwnEvents_LeadsToTheAddress()
    {
        await using var harness = await HarnessAsync();
        var chat = await harness.ChatAsync(Reader, "telegram", "en");
        await chat.SaysAsync("/events");
        Assert.Null(chat.Find("calendar", ""));
        await chat.PressesAsync("events", "Mine:0");
        await chat.PressesAsync("calendar");

        Assert.NotNull(await ReadAsync(harness, Address(chat.Latest)));
    }

    [Fact]
    public async Task Calendar_IsNamedInTheLanguageOfItsReader()
    {
        await using var harness = await HarnessAsync();
        var chat = await harness.ChatAsync(Reader, "telegram", "sw");
        await chat.SaysAsync("/calendar");

        Assert.Equal("Matukio ya jumuiya", IcsReader.Read(await ReadAsync(harness, Address(chat.Latest))).Text("X-WR-CALNAME"));
    }

    [Theory]
    [InlineData("telegram")]
    [InlineData("msteams")]
    public async Task Seat_ComesWithTheEntry_AndSoDoesEachChangeOfIt(string channel)
    {
        await using var harness = await HarnessAsync();
        var (chat, calendar) = (await harness.ChatAsync(Reader, channel, "en"), new FakeCalendar());
        var (id, at) = (await PublishAsync(harness), harness.Community.Now.AddDays(20));
        await chat.SaysAsync("/events");
        await chat.PressesAsync("event");
        await chat.PressesAsync("reg");
        Assert.Equal((at, false), Seen(calendar.Open(await FileAsync(harness, chat))));

        await ChangeAsync(harness, id, at.AddDays(1));
        await chat.HearsAsync();
        Assert.Equal((at.AddDays(1), false), Seen(calendar.Open(await FileAsync(harness, chat))));

        await harness.Community.As((await harness.MemberAsync(Other)).Id, (ChangeEvent change, Member me) => change.CancelAsync(me, id, null, default));
        await chat.HearsAsync();
        Assert.Equal((at.AddDays(1), true), Seen(calendar.Open(await FileAsync(harness, chat))));
    }

    private static Task<ConversationHarness> HarnessAsync() => ConversationHarness.SetAsync(static services =>
        services.Configure<CommunityOptions>(static options => options.PublicUrl = "https://bot.example.org"));

    private static string Address(Message message) =>
        message.Blocks.OfType<Paragraph>().Single(static block => block.Text.StartsWith("https://bot.example.org/calendar/", StringComparison.Ordinal)).Text;

    private static async Task<byte[]?> ReadAsync(ConversationHarness harness, string address)
    {
        await using var scope = harness.Community.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ICalendarFeeds>().ReadAsync(Path.GetFileNameWithoutExtension(address), default);
    }

    private static async Task<byte[]> FileAsync(ConversationHarness harness, Chat chat)
    {
        var file = chat.Shown.Last(static shown => shown.Message.File is not null).Message.File!;
        Assert.EndsWith(".ics", file.Name, StringComparison.Ordinal);
        return await harness.Community.ReadAsync(db => db.Files.Where(one => one.Id == file.FileId).Select(static one => one.Content).SingleAsync());
    }

    private static (DateTimeOffset Start, bool IsCancelled) Seen(FakeCalendar calendar) => (Assert.Single(calendar.Entries).Start, calendar.Entries[0].IsCancelled);

    private static EventDraft Draft(DateTimeOffset at) =>
        new(EventKind.Webinar, "Targeting", "About it.", at, at.AddHours(1), "Africa/Nairobi", null, null, new EventDetails { Link = "https://meet.example.org/x" });

    private static async Task<long> PublishAsync(ConversationHarness harness)
    {
        var coordinator = (await harness.MemberAsync(Other)).Id;
        await harness.Community.ChangeAsync(db => db.Members.Where(member => member.Id == coordinator).ExecuteUpdateAsync(set => set.SetProperty(static member => member.Role, Role.ContentCoordinator)));
        var id = (await harness.Community.As(coordinator, (DraftEvent write, Member me) => write.HandleAsync(me, Draft(harness.Community.Now.AddDays(20)), default))).Value.Id;
        Assert.True((await harness.Community.As(coordinator, (PublishEvent publish, Member me) => publish.SubmitAsync(me, id, default))).Succeeded);
        return id;
    }

    private static async Task ChangeAsync(ConversationHarness harness, long id, DateTimeOffset at) =>
        Assert.True((await harness.Community.As((await harness.MemberAsync(Other)).Id, (ChangeEvent change, Member me) => change.HandleAsync(me, id, Draft(at), default))).Succeeded);
}
