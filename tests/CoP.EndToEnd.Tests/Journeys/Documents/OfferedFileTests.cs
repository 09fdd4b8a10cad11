using System.Text.Json.Nodes;
using CoP.Community.Documents;
using CoP.EndToEnd.Tests.Support;
using CoP.Testing;
using CoP.Testing.Teams;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys.Documents;

/// <summary>A document on Teams: offered, accepted, and put into the OneDrive of whoever accepts; or brought as a link where that cannot be.</summary>
public sealed class OfferedFileTests() : Journey(webhook: true)
{
    private const string Title = "Scaling up cash transfers in a drought";
    private const string File = "drought-scale-up.txt";
    private const string Instead = "may not have reached your OneDrive";

    private OneDriveStandIn OneDrive => TestBot.Teams.OneDrive;

    [Fact]
    public async Task Accepted_ItLiesInTheirOneDrive_AndWhatIsSaidTwiceCountsOnce()
    {
        var amina = await OfferedAsync();
        Assert.True((await amina.Reads(File)).Says("1 KB"));

        var consent = await amina.Accepts(File);
        var shown = await amina.Sees(File, "Open");
        await amina.PostAsync(consent);
        consent["id"] = "1795999999999";
        await amina.PostAsync(consent);
        await amina.Reads("That is done already");
        await TestBot.SettleAsync();

        Assert.Equal(await StoredAsync(), Assert.Single(OneDrive.Files).Value);
        Assert.Equal((201, $"bytes 0-{OneDrive.Files.Single().Value.Length - 1}/{OneDrive.Files.Single().Value.Length}"), (Assert.Single(OneDrive.Ledger).Status, OneDrive.Ledger[0].Range));
        Assert.Equal(0, OneDrive.TokensLeaked);
        Assert.Equal([shown.Id], amina.Screen.Where(static seen => seen.Says(File)).Select(static seen => seen.Id));
        Assert.Equal(1, await TestBot.AskAsync(static db => db.Documents.Where(static document => document.Title.StartsWith(Title)).Select(static document => document.Fetches).SingleAsync()));
    }

    [Fact]
    public async Task Declined_TheOfferGoes_AndNothingIsPutAnywhere()
    {
        var amina = await OfferedAsync();
        await amina.Declines(File);
        await amina.Reads("nothing was saved");
        await amina.ReadsNoMore(File);
        Assert.Empty(OneDrive.Ledger);
    }

    [Fact]
    public async Task RestrictedMeanwhile_ItIsNotHandedOut()
    {
        var amina = await OfferedAsync();
        await ChangeAsync(static document => document.Readers = DocumentReaders.Coordinators);
        await amina.Accepts(File);
        await amina.Reads("There is no such document here.");
        await amina.ReadsNoMore(File);
        Assert.Empty(OneDrive.Ledger);
    }

    [Fact]
    public async Task ReplacedMeanwhile_TheNewerOneIsShown_AndWhoWantsTheOlderAllTheSameGetsIt()
    {
        var amina = await OfferedAsync();
        var newer = await TestBot.AskAsync(static db => db.Documents.Where(static document => document.Title.StartsWith("A grievance register")).Select(static document => new { document.Id, document.Title }).FirstAsync());
        await ChangeAsync(document => document.ReplacedById = newer.Id);
        await amina.Accepts(File);
        await amina.Reads("There is a newer version of this document.");
        await amina.Reads(newer.Title);
        await amina.ReadsNoMore(File);
        Assert.Empty(OneDrive.Ledger);

        await amina.Presses("Get the file (1 KB)", under: Title);
        await amina.Accepts(File);
        await amina.Sees(File, "Open");
    }

    [Fact]
    public async Task WhenTheAddressHasExpired_ALinkComes_ThatServesItAndIsKeptByNobodyElse()
    {
        var amina = await OfferedAsync();
        await amina.Accepts(File, _ => OneDrive.Expire());
        var link = await LinkAsync(amina);

        using var http = new HttpClient();
        Assert.Contains("the list is frozen the same day", await http.GetStringAsync(link), StringComparison.Ordinal);
        using var forged = await http.GetAsync(new Uri(link.AbsoluteUri.Replace("expires=", "expires=9", StringComparison.Ordinal)));
        Assert.Equal((404, 404), ((int)forged.StatusCode, Assert.Single(OneDrive.Ledger).Status));
    }

    [Fact]
    public async Task ForeignHost_GetsNothing_AndNeitherDoesOneThatIsOnlyNamedLikeTheOther()
    {
        var amina = await OfferedAsync();
        await amina.Accepts(File, static consent => Change(consent, "uploadUrl", static url => url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
        await LinkAsync(amina);

        await amina.Presses("Get the file (1 KB)", under: Title);
        await amina.Accepts(File, static consent => Change(consent, "contentUrl", static _ => "https://sharepoint.com.example.org/x"));
        await TestBot.UntilAsync(() => amina.Screen.Count(static seen => seen.Says(Instead)) == 2 ? this : null, () => $"no second link:\n{amina}");
        Assert.Empty(OneDrive.Ledger);
    }

    [Fact]
    public async Task ForgedOrForwarded_AContextGivesNothing()
    {
        var (amina, naserian) = (await OfferedAsync(), await TestBot.OnTeamsAsync("Naserian"));
        var forwarded = new JsonObject();
        await amina.Accepts(File, consent =>
        {
            forwarded = consent["value"]!["context"]!.DeepClone().AsObject();
            consent["value"]!["context"]!["press"] = ((string)forwarded["press"]!).Replace("doc-take~", "doc-take~1", StringComparison.Ordinal);
        });
        await amina.Reads("from an older message");

        var elsewhere = naserian.Consent("1", "accept", forwarded);
        elsewhere["value"]!["uploadInfo"] = OneDrive.Open(File, 1);
        await naserian.PostAsync(elsewhere);
        await naserian.Reads("from an older message");
        await TestBot.SettleAsync();
        Assert.Empty(OneDrive.Ledger);
        Assert.Equal(0, await TestBot.AskAsync(static db => db.Documents.SumAsync(static document => document.Fetches)));
    }

    [Fact]
    public async Task WhenItIsBusy_TheUploadIsTriedAgain_AndNobodyWaitsBehindIt()
    {
        var amina = await OfferedAsync();
        OneDrive.Fail(ConnectorFault.Throttled("20"), new ConnectorFault(503), new ConnectorFault(500), new ConnectorFault(500));
        await amina.Accepts(File);
        await Eventually.SoAsync(() => Task.FromResult(OneDrive.Ledger.Count > 0));
        await amina.Says("hello");
        await amina.Reads("Hello");
        Assert.Single(OneDrive.Ledger);
        await amina.Sees(File, "Open");
        Assert.Equal((1, 201), (OneDrive.Files.Count, OneDrive.Ledger[^1].Status));
        Assert.DoesNotContain(amina.Screen, static seen => seen.Says(Instead));
    }

    [Fact]
    public async Task HostThatDiesBeforeItKnows_PutsItOnce_AndLosesNothing()
    {
        var amina = await OfferedAsync();
        var (arrived, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        OneDrive.BeforeAnswer = () =>
        {
            arrived.TrySetResult();
            return over.Task;
        };
        await amina.Accepts(File);
        await arrived.Task.WaitAsync(Eventually.HangGuard, TimeProvider.System);
        await TestBot.KillAsync(() =>
        {
            OneDrive.BeforeAnswer = static () => Task.CompletedTask;
            over.SetResult();
        });

        TestBot.Hurry(TimeSpan.FromSeconds(61));
        await LinkAsync(amina);
        await TestBot.SettleAsync();
        Assert.Equal((1, 1), (OneDrive.Files.Count, amina.Screen.Count(static seen => seen.Says(Instead))));
        Assert.DoesNotContain(amina.Screen, static seen => seen.Says(File) && seen.Offers("Accept"));
    }

    /// <summary>Somebody who is offered the file now.</summary>
    private async Task<OnTeams> OfferedAsync()
    {
        var amina = await TestBot.OnTeamsAsync("Amina");
        await amina.Says("find scaling up cash transfers drought");
        await amina.Presses("Open", under: Title);
        await amina.Presses("Get the file (1 KB)", under: Title);
        await amina.Sees(File, "Accept");
        return amina;
    }

    private async Task<Uri> LinkAsync(OnTeams amina)
    {
        await amina.Reads(Instead);
        return await TestBot.UntilAsync(() => amina.Link($"📎 {File}"), static () => "no link to the file");
    }

    private Task<byte[]> StoredAsync() => TestBot.AskAsync(static db => db.Files.Where(static file => file.Name == File).Select(static file => file.Content).SingleAsync());

    private Task<int> ChangeAsync(Action<Document> change) => TestBot.AskAsync(async db =>
    {
        change(await db.Documents.SingleAsync(static document => document.Title.StartsWith(Title)));
        return await db.SaveChangesAsync();
    });

    private static void Change(JsonObject consent, string field, Func<string, string> change)
    {
        var info = consent["value"]!["uploadInfo"]!;
        info[field] = change((string)info[field]!);
    }
}
