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
        await using var square = await SquareAsync(members: 0);
        var org = await square.Town.AddAsync(new Organisation { Name = "Trees, \"Water\" & Co", Kind = OrganisationKind.Ngo });
        var evil = await square.Town.MemberAsync("=1+1", member => member.OrganisationId = org.Id);
        await square.Town.MemberAsync("Jürgen", reachable: false);
        await square.Town.ChangeAsync(db => db.Members.Where(member => member.Id == square.Author)
            .ExecuteUpdateAsync(static set => set.SetProperty(static member => member.Language, "fr")));
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Sent);
        await square.Town.As(evil, (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));

        Assert.Null((await AskAsync(square, id)).Refusal);
        Assert.Equal((OutboxState.Parked, 0), await StateAsync(square));
        Assert.True(await MakeAsync(square));
        Assert.False(await MakeAsync(square));
        Assert.Equal((OutboxState.Queued, 1), await StateAsync(square));
        var file = await FileAsync(square);
        Assert.Equal((square.Town.Now + TimeSpan.FromHours(24), "text/csv"), (file.ExpiresAt, file.ContentType));
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
        await using var square = await SquareAsync(members: 0);
        await square.Town.ChangeAsync(static async db =>
        {
            db.Members.AddRange(Enumerable.Range(0, 2500).Select(static at => new Member { Name = $"M{at:0000}", Status = MemberStatus.Active }));
            return await db.SaveChangesAsync();
        });
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await AskAsync(square, id);
        await MakeAsync(square);

        var lines = Encoding.UTF8.GetString((await FileAsync(square)).Content).Split("\r\n");
        Assert.Equal(Enumerable.Range(0, 2500).Select(static at => $"M{at:0000}"), lines[1..^1].Select(static line => line[..5]));
    }

    [Fact]
    public async Task Export_AskedForTwiceOrCutOffBeforeItsCommit_ComesOnce()
    {
        await using var square = await SquareAsync(members: 1, static services =>
        {
            var real = services.Last(static service => service.ServiceType == typeof(ITransactions));
            services.AddSingleton<ITransactions>(all => new Stumbling((ITransactions)ActivatorUtilities.CreateInstance(all, real.ImplementationType!)));
        });
        var falling = (Stumbling)square.Town.Services.GetRequiredService<ITransactions>();
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await AskAsync(square, id);
        await AskAsync(square, id);
        var begun = 0;
        falling.Falls = () => ++begun > 1; // The lease is taken.
        Assert.False(await MakeAsync(square));

        falling.Falls = static () => false;
        square.Town.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await MakeAsync(square));
        Assert.False(await MakeAsync(square));
        Assert.Equal((OutboxState.Queued, 1), await StateAsync(square));
    }

    [Fact]
    public async Task Export_ThatCannotBeMade_HoldsUpNoOther()
    {
        await using var square = await SquareAsync(members: 1);
        foreach (var id in (long[])[await square.AnnounceAsync(), await square.AnnounceAsync()])
        {
            await square.PumpAsync();
            await AskAsync(square, id);
        }

        var wanted = await square.Town.ReadAsync(static db => db.Outbox.Where(static row => row.NoticeType == NoticeJson.NameOf<AnnouncementListed>())
            .OrderBy(static row => row.Id).Select(static row => row.Id).ToListAsync());
        await square.Town.ChangeAsync(db => db.Outbox.Where(row => row.Id == wanted[0]).ExecuteUpdateAsync(static set => set.SetProperty(static row => row.Body, "{")));

        Assert.True(await MakeAsync(square));
        Assert.Equal(OutboxState.Queued, await square.Town.ReadAsync(db => db.Outbox.Where(row => row.Id == wanted[1]).Select(static row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task Export_ByWhoMayNotSeeIt_IsRefused()
    {
        await using var square = await SquareAsync(members: 1);
        var id = await square.AnnounceAsync();
        Assert.IsType<AnnouncementNotFound>((await AskAsync(square, id, square.Members[0])).Refusal);
    }

    private static Task<Square> SquareAsync(int members, Action<IServiceCollection>? more = null) => Square.BuildAsync(members, chunk: 1000, approvalAbove: 5000, more: services =>
    {
        services.AddSingleton<IExportWords, Labels>();
        more?.Invoke(services);
    });

    private static Task<bool> MakeAsync(Square square) =>
        square.Town.Services.StepAsync(square.Town.Services.GetRequiredService<DueWorkRunner>(), "recipient-lists");

    private static async Task<Result<Announcement>> AskAsync(Square square, long id, long? actor = null)
    {
        var asker = actor ?? square.Author;
        var conversation = await square.Town.ReadAsync(db => db.Conversations.FirstAsync(conversation =>
            db.Addresses.Any(address => address.MemberId == asker && address.ConversationId == conversation.Id)));
        return await square.Town.As(asker, (AnnouncementExport export, Member me) => export.HandleAsync(me, conversation, id, default));
    }

    private static Task<(OutboxState State, int Files)> StateAsync(Square square) => square.Town.ReadAsync(static async db =>
        ((await db.Outbox.SingleAsync(static row => row.NoticeType == NoticeJson.NameOf<AnnouncementListed>())).State, await db.Files.CountAsync()));

    private static Task<StoredFile> FileAsync(Square square) => square.Town.ReadAsync(static db => db.Files.SingleAsync());

    private sealed class Labels : IExportWords
    {
        public string Say(string word, string language) => $"{language} {word}";
    }
}
