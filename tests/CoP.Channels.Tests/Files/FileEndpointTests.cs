using System.Net;
using System.Text.Json;
using CoP.Channels.Tests.Web.Support;
using CoP.Community;
using CoP.Community.Files;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Channels.Tests.Files;

public sealed class FileEndpointTests : IAsyncLifetime
{
    private TryOutHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await TryOutHost.StartAsync();
        await _host.WriteAsync(db => Add(db, "poster.png", "image/png"));
        await _host.WriteAsync(db => Add(db, "notes <b>.pdf", "application/pdf"));
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Picture_ThroughTheLinkOnThePage_IsShown()
    {
        using var answer = await _host.Client.GetAsync(await PathAsync("poster.png", "photo"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Equal(MemoryFiles.Png, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Document_IsOnlyEverDownloaded()
    {
        using var answer = await _host.Client.GetAsync(await PathAsync("notes <b>.pdf", "document"));

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_WhenForgedOrOfAnotherFile_IsNotFound()
    {
        var path = await PathAsync("poster.png", "photo");
        string[] forged =
        [
            path[..path.IndexOf('?', StringComparison.Ordinal)], path + "x", path.Replace("poster", "other", StringComparison.Ordinal),
            path.Replace("/files/1/", "/files/2/", StringComparison.Ordinal), path.Replace("expires=", "expires=9", StringComparison.Ordinal),
            "/files/1/..%2F..%2Fetc%2Fpasswd?expires=9999999999&signature=AAAA", "/files/-1/x?expires=1&signature=x",
        ];

        Assert.All(forged, address => Assert.Equal(HttpStatusCode.NotFound, _host.Client.GetAsync(address).GetAwaiter().GetResult().StatusCode));
    }

    [Fact]
    public async Task File_WhenItsTimeIsOver_IsNotFound()
    {
        var path = await PathAsync("poster.png", "photo");
        await _host.WriteAsync(db => db.Files.First(file => file.Name == "poster.png").ExpiresAt = DateTimeOffset.UnixEpoch);

        Assert.Equal(HttpStatusCode.NotFound, (await _host.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Words_ThatLookLikeAReference_StayWords()
    {
        var body = await ShownAsync(new { text = "cop-file:1/poster.png", url = "https://x/cop-file:1/poster.png" });

        Assert.Equal("cop-file:1/poster.png", body.GetProperty("text").GetString());
        Assert.Equal("https://x/cop-file:1/poster.png", body.GetProperty("url").GetString());
    }

    private async Task<string> PathAsync(string name, string field)
    {
        var id = await _host.ReadAsync(db => db.Files.Where(file => file.Name == name).Select(file => file.Id).SingleAsync());
        var body = await ShownAsync(new Dictionary<string, string> { [field] = new CoP.Channels.Files.FileReference(id, name).ToString() });
        return body.GetProperty(field).GetString()!;
    }

    private async Task<JsonElement> ShownAsync(object wire)
    {
        await _host.Client.GetAsync("/tryout/phone/messages?as=stranger-abc123");
        await _host.SendAsync("phone:stranger-abc123", JsonSerializer.Serialize(wire));
        using var messages = JsonDocument.Parse(await _host.Client.GetStringAsync("/tryout/phone/messages?as=stranger-abc123"));
        return messages.RootElement[messages.RootElement.GetArrayLength() - 1].GetProperty("body").Clone();
    }

    private static void Add(CommunityDb db, string name, string type) =>
        db.Files.Add(new StoredFile { Name = name, ContentType = type, Content = MemoryFiles.Png, CreatedAt = DateTimeOffset.UnixEpoch });
}
