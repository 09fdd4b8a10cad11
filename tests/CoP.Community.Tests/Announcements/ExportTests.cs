using System.Text;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.DueWork;
using CoP.Community.Files;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Announcements;

public sealed class ExportTests
{
    [Fact]
    public async Task Export_ListsEachRecipientInTheAskersLanguageAndLetsNoCellBeAFormula()
    {
        await using var fixture = await SquareAsync(members: 0);
        var org = await fixture.Community.AddAsync(new Organisation { Name = "Trees, \"Water\" & Co", Kind = OrganisationKind.Ngo });
        var evil = await fixture.Community.MemberAsync("=1+1", member => member.OrganisationId = org.Id);
        await fixture.Community.MemberAsync("Jürgen", reachable: false);
        await fixture.Community.ChangeAsync(db => db.Members.Where(member => member.Id == fixture.Author)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Language, "fr")));
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await fixture.LandAsync(id, OutboxState.Sent);
        await fixture.Community.As(evil, (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));

        Assert.Null((await AskAsync(fixture, id)).Refusal);
        Assert.Equal((OutboxState.Parked, 0), await StateAsync(fixture));
        Assert.True(await MakeAsync(fixture));
        Assert.False(await MakeAsync(fixture));
        Assert.Equal((OutboxState.Queued, 1), await StateAsync(fixture));
        var file = await FileAsync(fixture);
        Assert.Equal((fixture.Community.Now + TimeSpan.FromHours(24), "text/csv"), (file.ExpiresAt, file.ContentType));
        Assert.Equal(Encoding.UTF8.GetPreamble(), file.Content[..3]);
        Assert.Equal(
            "fr name,fr organisation,fr channel,fr state,fr reason,fr sentAt (Nairobi),fr acknowledgedAt (Nairobi)\r\n"
            + "'=1+1,\"Trees, \"\"Water\"\" & Co\",telegram,fr sent,,2026-11-20 11:00:00,2026-11-20 11:00:00\r\n"
            + "Jürgen,,,fr outOfReach,no address,,\r\n",
            Encoding.UTF8.GetString(file.Content[3..]));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("1+1=2", "1+1=2")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void Cell_ThatASpreadsheetWouldCalculate_IsText(string value, string written) => Assert.Equal(written, Csv.Row(value));

    [Fact]
    public async Task Export_OverManyPages_ListsEachOnceInTheOrderOfWriting()
    {
        await using var fixture = await SquareAsync(members: 0);
        await fixture.Community.ChangeAsync(static async db =>
        {
            db.Members.AddRange(Enumerable.Range(0, 2500).Select(static at => new Member { Name = $"M{at:0000}", Status = MemberStatus.Active }));
            return await db.SaveChangesAsync();
        });
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await AskAsync(fixture, id);
        await MakeAsync(fixture);

        var lines = Encoding.UTF8.GetString((await FileAsync(fixture)).Content).Split("\r\n");
        Assert.Equal(Enumerable.Range(0, 2500).Select(static at => $"M{at:0000}"), lines[1..^1].Select(static line => line[..5]));
    }

    [Fact]
    public async Task Export_AskedForTwiceOrCutOffBeforeItsCommit_ComesOnce()
    {
        await using var fixture = await SquareAsync(members: 1, static services =>
        {
            var real = services.Last(static service => service.ServiceType == typeof(ITransactions));
            services.AddSingleton<ITransactions>(all => new CrashingTransactions((ITransactions)ActivatorUtilities.CreateInstance(all, real.ImplementationType!)));
        });
        var falling = (CrashingTransactions)fixture.Community.Services.GetRequiredService<ITransactions>();
        var id = await fixture.AnnounceAsync();
        await fixture.FanOutAsync();
        await AskAsync(fixture, id);
        await AskAsync(fixture, id);
        var begun = 0;
        falling.Falls = () => ++begun > 1; // The lease is taken.
        Assert.False(await MakeAsync(fixture));

        falling.Falls = static () => false;
        fixture.Community.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await MakeAsync(fixture));
        Assert.False(await MakeAsync(fixture));
        Assert.Equal((OutboxState.Queued, 1), await StateAsync(fixture));
    }

    [Fact]
    public async Task Export_ThatCannotBeMade_HoldsUpNoOther()
    {
        await using var fixture = await SquareAsync(members: 1);
        foreach (var id in (long[])[await fixture.AnnounceAsync(), await fixture.AnnounceAsync()])
        {
            await fixture.FanOutAsync();
            await AskAsync(fixture, id);
        }

        var wanted = await fixture.Community.ReadAsync(static db => db.Outbox.Where(static row => row.NoticeType == NoticeJson.NameOf<AnnouncementListed>())
            .OrderBy(static row => row.Id).Select(static row => row.Id).ToListAsync());
        await fixture.Community.ChangeAsync(db => db.Outbox.Where(row => row.Id == wanted[0]).ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Body, "{")));

        Assert.True(await MakeAsync(fixture));
        Assert.Equal(OutboxState.Queued, await fixture.Community.ReadAsync(db => db.Outbox.Where(row => row.Id == wanted[1]).Select(static row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task Export_ByWhoMayNotSeeIt_IsRefused()
    {
        await using var fixture = await SquareAsync(members: 1);
        var id = await fixture.AnnounceAsync();
        Assert.IsType<AnnouncementNotFound>((await AskAsync(fixture, id, fixture.Members[0])).Refusal);
    }

    private static Task<AnnouncementFixture> SquareAsync(int members, Action<IServiceCollection>? more = null) => AnnouncementFixture.BuildAsync(members, chunk: 1000, approvalAbove: 5000, more: services =>
    {
        services.AddSingleton<IExportWords, Labels>();
        more?.Invoke(services);
    });

    private static Task<bool> MakeAsync(AnnouncementFixture fixture) =>
        fixture.Community.Services.StepAsync(fixture.Community.Services.GetRequiredService<DueWorkRunner>(), "recipient-lists");

    private static async Task<Result<Announcement>> AskAsync(AnnouncementFixture fixture, long id, long? actor = null)
    {
        var asker = actor ?? fixture.Author;
        var conversation = await fixture.Community.ReadAsync(db => db.Conversations.FirstAsync(conversation =>
            db.Addresses.Any(address => address.MemberId == asker && address.ConversationId == conversation.Id)));
        return await fixture.Community.As(asker, (AnnouncementExport export, Member me) => export.HandleAsync(me, conversation, id, default));
    }

    private static Task<(OutboxState State, int Files)> StateAsync(AnnouncementFixture fixture) => fixture.Community.ReadAsync(static async db =>
        ((await db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<AnnouncementListed>())).State, await db.Files.CountAsync()));

    private static Task<StoredFile> FileAsync(AnnouncementFixture fixture) => fixture.Community.ReadAsync(static db => db.Files.SingleAsync());

    private sealed class Labels : IExportWords
    {
        public string Say(string word, string language) => $"{language} {word}";
    }
}
