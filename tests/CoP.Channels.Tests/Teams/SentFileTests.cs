using System.Net;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Tests.Files;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class SentFileTests
{
    [Fact]
    public async Task Picture_IsFetchedFromTheConnectorWithOurToken()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Files["1"] = MemoryFiles.Png;

        Assert.Equal(MemoryFiles.Png, Assert.IsType<FetchedFile.Arrived>(await FetchAsync(host, host.Teams.PictureUrl("1"))).Content);
    }

    [Fact]
    public async Task Document_IsFetchedWithoutOurToken()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Files["1"] = [1, 2, 3];

        Assert.IsType<FetchedFile.Arrived>(await FetchAsync(host, host.Teams.DownloadUrl("1")));
        Assert.Equal(0, host.Teams.TokensLeaked);
    }

    [Fact]
    public async Task Document_ThatIsTooLarge_IsNotKept()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Files["1"] = new byte[StoredFile.LargestSize + 1];

        Assert.IsType<FetchedFile.TooLarge>(await FetchAsync(host, host.Teams.DownloadUrl("1")));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://example.org/x")]
    [InlineData("https://10.0.0.1/x")]
    [InlineData("https://[::ffff:192.168.1.1]/x")]
    [InlineData("https://user@127.0.0.1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("x")]
    public async Task Address_ThatMayNotBeAsked_IsOutOfReach(string address)
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.IsType<FetchedFile.OutOfReach>(await FetchAsync(host, address));
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Files["1"] = [1];

        Assert.IsType<FetchedFile.OutOfReach>(await FetchAsync(host, $"http://localhost:{host.Teams.Base.Port}/elsewhere"));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("52.112.0.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2603:1030::1", true)]
    public void Address_OutsideOfDevelopment_MustBePublic(string address, bool allowed) =>
        Assert.Equal(allowed, PublicNetwork.Allows(IPAddress.Parse(address), loopback: false));

    [Fact]
    public void ThisMachine_IsAllowedOnlyInDevelopment()
    {
        Assert.True(PublicNetwork.Allows(IPAddress.Loopback, loopback: true));
        Assert.False(PublicNetwork.Allows(IPAddress.Parse("10.0.0.1"), loopback: true));
    }

    [Fact]
    public async Task Attachments_AreTranslatedIntoOneSentFile()
    {
        await using var host = await TeamsHost.StartAsync();
        var document = new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = "a.pdf",
            ["contentUrl"] = "https://contoso.sharepoint.com/a.pdf",
            ["content"] = new JsonObject { ["downloadUrl"] = "https://contoso.sharepoint.com/download?x", ["uniqueId"] = "1", ["fileType"] = "pdf" },
        };
        var picture = new JsonObject { ["contentType"] = "image/*", ["contentUrl"] = host.Teams.PictureUrl("1") };

        var first = Assert.IsType<FileReceived>(await SendAsync(host, document));
        var second = Assert.IsType<FileReceived>(await SendAsync(host, picture));
        var third = await SendAsync(host, new JsonObject { ["contentType"] = "image/png" });

        Assert.Equal(("a.pdf", "https://contoso.sharepoint.com/download?x", OtherContent.File), (first.Name, first.Reference, first.Content));
        Assert.Equal((host.Teams.PictureUrl("1"), OtherContent.Photo), (second.Reference, second.Content));
        Assert.Equal(new OtherContentReceived(OtherContent.Photo), third);
    }

    private static async Task<IncomingEvent> SendAsync(TeamsHost host, JsonObject attachment)
    {
        var message = host.Person.Message("");
        message.Remove("text");
        message["attachments"] = new JsonArray(attachment);
        Assert.Equal(200, await host.PostAsync(message));
        return host.Turns.Incoming[^1].What;
    }

    private static Task<FetchedFile> FetchAsync(TeamsHost host, string address) => host.Services
        .GetRequiredKeyedService<IFileSource>(ChannelNames.Teams)
        .FetchAsync(new FileReceived("x", "", null, address), CancellationToken.None);
}
