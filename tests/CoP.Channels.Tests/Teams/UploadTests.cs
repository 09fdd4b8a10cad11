using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Teams.Sending;
using CoP.Channels.Teams.Translating;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class UploadTests
{
    private const int Large = (2 * FileUploads.Piece) + 17;

    private static readonly MessageFile File = new(17, "a b.pdf", "application/pdf", "");

    public static TheoryData<ConnectorFault, string> Answers => new()
    {
        { new ConnectorFault(302), "Moot" },
        { new ConnectorFault(400), "Moot" },
        { new ConnectorFault(401), "Moot" },
        { new ConnectorFault(403), "Moot" },
        { new ConnectorFault(404), "Moot" },
        { new ConnectorFault(409), "Moot" },
        { new ConnectorFault(410), "Moot" },
        { ConnectorFault.Throttled("7"), "RetryLater" },
        { ConnectorFault.Throttled(null), "RetryLater" },
        { ConnectorFault.Throttled("3600"), "Moot" },
        { new ConnectorFault(503), "RetryLater" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Answer_HasItsOutcome_AndIsNotAskedForAgain(ConnectorFault fault, string expected)
    {
        await using var host = await HostAsync(100);
        host.Teams.OneDrive.Fail(fault);

        Assert.Equal(expected, (await PutAsync(host, 100)).GetType().Name);
        Assert.Single(host.Teams.OneDrive.Ledger);
    }

    [Fact]
    public async Task Pause_IsTheOneAskedFor()
    {
        await using var host = await HostAsync(100);
        host.Teams.OneDrive.Fail(ConnectorFault.Throttled("7"));
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendOutcome.RetryLater>(await PutAsync(host, 100)).Delay);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(FileUploads.Piece, 1)]
    [InlineData(FileUploads.Piece + 1, 2)]
    [InlineData(Large, 3)]
    public async Task File_GoesInPieces_WithoutOurToken(int size, int pieces)
    {
        await using var host = await HostAsync(size);

        Assert.Equal(new SendOutcome.Sent(null), await PutAsync(host, size));
        Assert.Equal(host.StoredFiles.Files[17].Content, Assert.Single(host.Teams.OneDrive.Files).Value);
        Assert.Equal((pieces, 0), (host.Teams.OneDrive.Ledger.Count, host.Teams.OneDrive.TokensLeaked));
        Assert.Empty(host.Teams.Ledger);
    }

    [Fact]
    public async Task Attempt_AfterAnInterruptedOne_GoesOnWhereThatEnded()
    {
        await using var host = await HostAsync(Large);
        var place = host.Teams.OneDrive.Open(File.Name, Large);
        await using (var first = new HoldOff(host.Teams.OneDrive, afterPieces: 1))
        {
            Assert.IsType<SendOutcome.RetryLater>(await PutAsync(host, place));
        }

        Assert.Equal(new SendOutcome.Sent(null), await PutAsync(host, place));
        Assert.Equal(host.StoredFiles.Files[17].Content, Assert.Single(host.Teams.OneDrive.Files).Value);
        Assert.Equal(["PUT 202", "PUT 503", "PUT 416", "GET 200", "PUT 202", "PUT 201"], host.Teams.OneDrive.Ledger.Select(static entry => $"{entry.Method} {entry.Status}"));
    }

    [Fact]
    public async Task Session_ThatAlwaysAwaitsTheSame_IsLeftForLater()
    {
        await using var host = await HostAsync(Large);
        host.Teams.OneDrive.Fail([.. Enumerable.Repeat(new ConnectorFault(202, """{"nextExpectedRanges":["0-"]}"""), 9)]);
        Assert.IsType<SendOutcome.RetryLater>(await PutAsync(host, Large));
        Assert.Equal(2, host.Teams.OneDrive.Ledger.Count);
    }

    [Fact]
    public async Task Attempt_EndsWellBeforeItsLease()
    {
        await using var host = await HostAsync(Large + FileUploads.Piece);
        host.Teams.OneDrive.BeforeAnswer = () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(14));
            return Task.CompletedTask;
        };
        Assert.IsType<SendOutcome.RetryLater>(await PutAsync(host, Large + FileUploads.Piece));
        Assert.Equal(3, host.Teams.OneDrive.Ledger.Count);
    }

    [Fact]
    public async Task LastPiece_WhoseAnswerIsLost_IsNotSentTwice()
    {
        await using var host = await HostAsync(Large);
        var pieces = 0;
        host.Teams.OneDrive.BeforeAnswer = () =>
        {
            if (++pieces == 2)
            {
                host.Teams.OneDrive.Fail(ConnectorFault.AcceptThenGatewayTimeout);
            }

            return Task.CompletedTask;
        };

        Assert.Equal(new SendOutcome.Sent(null), await PutAsync(host, Large));
        Assert.Equal(["PUT 202", "PUT 202", "PUT 504", "GET 404"], host.Teams.OneDrive.Ledger.Select(static entry => $"{entry.Method} {entry.Status}"));
    }

    [Fact]
    public async Task OnlyPiece_WhoseAnswerIsLost_IsNotTakenForArrived()
    {
        await using var host = await HostAsync(100);
        host.Teams.OneDrive.Fail(ConnectorFault.AcceptThenClose);
        Assert.IsType<SendOutcome.Moot>(await PutAsync(host, 100)); // An address that had expired looks the same.
    }

    [Fact]
    public async Task Few_AreHeldInMemoryAtOnce()
    {
        await using var host = await HostAsync(100);
        var (arrived, over) = (new SemaphoreSlim(0), new TaskCompletionSource());
        host.Teams.OneDrive.BeforeAnswer = () =>
        {
            arrived.Release();
            return over.Task;
        };
        var first = Enumerable.Range(0, FileUploads.AtOnce).Select(_ => PutAsync(host, 100)).ToList();
        for (var at = 0; at < FileUploads.AtOnce; at++)
        {
            await arrived.WaitAsync();
        }

        Assert.IsType<SendOutcome.RetryLater>(await PutAsync(host, 100));
        over.SetResult();
        Assert.All(await Task.WhenAll(first), static outcome => Assert.IsType<SendOutcome.Sent>(outcome));
    }

    [Fact]
    public async Task NothingInsideThisNetwork_IsConnectedTo_WhateverItsName()
    {
        await using var host = await TeamsHost.StartAsync(new() { ["Teams:TokenEndpoint"] = "", ["Teams:OpenIdMetadata"] = "https://login.example.org/x" }, "Production");
        var answer = await host.Services.GetRequiredService<UploadClient>().AskAsync(new Uri(host.Teams.Base, "/upload/1"), CancellationToken.None);
        Assert.IsType<UploadAnswer.Busy>(answer);
        Assert.Empty(host.Teams.OneDrive.Ledger);
    }

    [Fact]
    public async Task FileThatIsGone_IsNotPut()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.IsType<SendOutcome.Moot>(await PutAsync(host, 100));
        Assert.Empty(host.Teams.OneDrive.Ledger);
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/x?tempauth=y", true)]
    [InlineData("https://Contoso.SharePoint.com/x", true)]
    [InlineData("https://contoso.sharepoint.us/x", true)]
    [InlineData("https://contoso.sharepoint-mil.us/x", true)]
    [InlineData("https://contoso.sharepoint.cn/x", true)]
    [InlineData("http://127.0.0.1:5000/x", true)]
    [InlineData("http://contoso.sharepoint.com/x", false)]
    [InlineData("https://contoso.sharepoint.com:8443/x", false)]
    [InlineData("https://user@contoso.sharepoint.com/x", false)]
    [InlineData("https://sharepoint.com/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://contoso.sharepoint.com.example.org/x", false)]
    [InlineData("https://contoso.sharepoint.com./x", false)]
    [InlineData("https://example.org/.sharepoint.com", false)]
    [InlineData("https://example.org/?.sharepoint.com", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("http://localhost/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("x", false)]
    public async Task Address_MustBeSharePoints_ForTheBytesAndForWhatIsShown(string address, bool allowed)
    {
        await using var host = await TeamsHost.StartAsync();
        var hosts = host.Services.GetRequiredService<UploadHosts>();
        var good = new UploadPlace("https://contoso-my.sharepoint.com/upload", "https://contoso-my.sharepoint.com/a", "a", "1", "pdf");
        Assert.Equal((allowed, allowed), (hosts.Allow(good with { UploadUrl = address }) is not null, hosts.Allow(good with { ContentUrl = address }) is not null));
    }

    [Fact]
    public async Task ThisMachine_IsNoPlaceForFiles_OutsideOfDevelopment()
    {
        await using var host = await TeamsHost.StartAsync(new() { ["Teams:TokenEndpoint"] = "", ["Teams:OpenIdMetadata"] = "https://login.example.org/x" }, "Production");
        Keep(host, 100);
        Assert.IsType<SendOutcome.Moot>(await PutAsync(host, 100));
        Assert.Empty(host.Teams.OneDrive.Ledger);
    }

    [Fact]
    public void Offer_IsAConsentCard_WhoseContextsAreSignedForTheChat()
    {
        var message = Message.Of("A title") with { Operation = "abcdefgh", File = File, Offer = new FileOffer("A title, 2 MB", 2_000_000, new Press("x-yes", "42"), new Press("x-no", "42")) };
        var activity = JsonNode.Parse(new TeamsRenderer(TeamsHost.Tokens).Render(message, OutboxKind.Send, "a:1").Single())!;

        Assert.Empty(TeamsStandIn.Problems(activity.ToJsonString()));
        var card = activity["attachments"]![0]!;
        Assert.Equal(("application/vnd.microsoft.teams.card.file.consent", "a b.pdf", 2_000_000), ((string)card["contentType"]!, (string)card["name"]!, (int)card["content"]!["sizeInBytes"]!));
        var accept = (string)card["content"]!["acceptContext"]!["press"]!;
        Assert.Equal((new Press("x-yes", "42"), "abcdefgh"), TeamsHost.Tokens.Read(accept, "a:1"));
        Assert.Null(TeamsHost.Tokens.Read(accept, "a:2"));
    }

    [Fact]
    public void Arrival_IsAnInfoCard()
    {
        var message = Message.Of("A title") with { File = File, UploadTo = new UploadPlace("https://u", "https://c", "a b (1).pdf", "7", "pdf").Write() };
        var activity = JsonNode.Parse(new TeamsRenderer(TeamsHost.Tokens).Render(message, OutboxKind.Send, "a:1").Single())!;

        Assert.Empty(TeamsStandIn.Problems(activity.ToJsonString()));
        Assert.DoesNotContain("https://u", activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(("a b (1).pdf", "https://c"), ((string)activity["attachments"]![0]!["name"]!, (string)activity["attachments"]![0]!["contentUrl"]!));
    }

    [Fact]
    public async Task Consent_IsAPress_ThatSaysWhereTheFileMayGo()
    {
        await using var host = await TeamsHost.StartAsync();
        Assert.Equal(200, await host.PostAsync(Consent(host, "accept", place: new JsonObject
        {
            ["uploadUrl"] = "https://u",
            ["contentUrl"] = "https://c",
            ["name"] = "n",
            ["uniqueId"] = "i",
            ["fileType"] = "pdf",
        })));
        Assert.Equal(200, await host.PostAsync(Consent(host, "accept", place: new JsonObject { ["uploadUrl"] = "https://u" })));
        Assert.Equal(200, await host.PostAsync(Consent(host, "decline", place: null)));

        var presses = host.Turns.Incoming.Select(static incoming => (ButtonPressed)incoming.What).ToList();
        Assert.All(presses, static press => Assert.Equal(("token", "1795218665000"), (press.Token, press.MessageId)));
        Assert.All(host.Turns.Incoming, static incoming => Assert.False(incoming.AnswersInResponse));
        Assert.Equal(new UploadPlace("https://u", "https://c", "n", "i", "pdf"), UploadPlace.Read(presses[0].UploadTo!));
        Assert.Equal((null, null), (presses[1].UploadTo, presses[2].UploadTo));
    }

    [Fact]
    public async Task Consent_ElsewhereOrOtherwise_IsRefusedAtTheDoor()
    {
        await using var host = await TeamsHost.StartAsync();
        var shared = Consent(host, "accept", place: null);
        shared["conversation"]!["conversationType"] = "groupChat";
        Assert.Equal((400, 400), (await host.PostAsync(Consent(host, "maybe", place: null)), await host.PostAsync(shared)));
        Assert.Empty(host.Turns.Incoming);
    }

    [Fact]
    public void Files_AreOfferedOnTeamsAlone_AndOnlyAsTheSettingsSay()
    {
        Assert.Equal([ChannelNames.Teams], Traits(offers: true));
        Assert.Empty(Traits(offers: false));
    }

    private static IEnumerable<string> Traits(bool offers)
    {
        var services = new ServiceCollection().AddOptions().AddChannelTraits().Configure<CoP.Channels.Teams.TeamsOptions>(options => options.OffersFiles = offers).BuildServiceProvider();
        return [.. services.GetServices<ChannelTraits>().Where(static traits => traits.OffersFiles).Select(static traits => traits.Name)];
    }

    private static JsonObject Consent(TeamsHost host, string answer, JsonObject? place) => host.Person.Activity("invoke", $"f:{Guid.NewGuid()}", activity =>
    {
        activity["name"] = "fileConsent/invoke";
        activity["replyToId"] = "1795218665000";
        activity["value"] = new JsonObject { ["type"] = "fileUpload", ["action"] = answer, ["context"] = new JsonObject { ["press"] = "token" }, ["uploadInfo"] = place };
    });

    private static async Task<TeamsHost> HostAsync(int size)
    {
        var host = await TeamsHost.StartAsync();
        Keep(host, size);
        return host;
    }

    private static void Keep(TeamsHost host, int size)
    {
        var content = new byte[size];
        new Random(1).NextBytes(content);
        host.StoredFiles.Files[17] = new FileContent(File.Name, File.ContentType, content);
    }

    private static Task<SendOutcome> PutAsync(TeamsHost host, int size) => PutAsync(host, host.Teams.OneDrive.Open(File.Name, size));

    private static Task<SendOutcome> PutAsync(TeamsHost host, JsonObject place)
    {
        var read = UploadPlace.Of(System.Text.Json.JsonSerializer.SerializeToElement(place))!;
        var message = Message.Of("A title") with { File = File, UploadTo = read.Write() };
        var payload = new TeamsRenderer(TeamsHost.Tokens).Render(message, OutboxKind.Upload, "a:1").Single();
        var conversation = new Conversation { Channel = ChannelNames.Teams, ExternalId = "a:1" };
        return host.Sender.SendAsync(new OutboundRequest(OutboxKind.Upload, payload, conversation, null), CancellationToken.None);
    }

    /// <summary>A OneDrive that takes some pieces and then has too much to do, until disposed.</summary>
    private sealed class HoldOff : IAsyncDisposable
    {
        private readonly OneDriveStandIn _drive;
        private int _left;

        public HoldOff(OneDriveStandIn drive, int afterPieces)
        {
            (_drive, _left) = (drive, afterPieces);
            drive.BeforeAnswer = Count;
        }

        public ValueTask DisposeAsync()
        {
            _drive.BeforeAnswer = static () => Task.CompletedTask;
            return ValueTask.CompletedTask;
        }

        private Task Count()
        {
            if (--_left == 0)
            {
                _drive.Fail(new ConnectorFault(503));
            }

            return Task.CompletedTask;
        }
    }
}
