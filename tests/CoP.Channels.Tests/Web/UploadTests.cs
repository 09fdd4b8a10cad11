using System.Net;
using System.Net.Http.Headers;
using CoP.Channels.Tests.Files;
using CoP.Channels.Tests.Web.Support;
using CoP.Community.Files;
using CoP.Dialogs.Turns;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed class UploadTests : IAsyncLifetime
{
    private TryOutHost _host = null!;

    public async Task InitializeAsync() => _host = await TryOutHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("desk")]
    [InlineData("phone")]
    public async Task File_ComesInWithItsBytes_Once(string side)
    {
        var id = Guid.NewGuid();
        using var first = await SendAsync(side, "../<b>poster.png", MemoryFiles.Png, id);
        using var second = await SendAsync(side, "../<b>poster.png", MemoryFiles.Png, id);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("\"repeated\":true", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var sent = Assert.IsType<FileReceived>(Assert.Single(_host.Turns.Received).What);
        Assert.Equal(MemoryFiles.Png, Assert.IsType<FetchedFile.Arrived>(sent.Fetched).Content);
    }

    [Fact]
    public async Task File_ThatIsTooLarge_IsRefused()
    {
        using var answer = await SendAsync("desk", "x.png", new byte[StoredFile.LargestSize + (128 * 1024)], Guid.NewGuid());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(_host.Turns.Received);
    }

    [Fact]
    public async Task Form_WithoutAFile_OrNoForm_IsRefused()
    {
        using var nothing = await PostAsync("desk", new MultipartFormDataContent { { new StringContent("1"), "as" } });
        using var json = await PostAsync("desk", new StringContent("{}"));

        Assert.All([nothing, json], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData(null)]
    public async Task Form_FromAnotherSiteOrNobodyKnowsWhere_IsRefused(string? origin)
    {
        using var form = Form("x.png", MemoryFiles.Png, Guid.NewGuid());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tryout/desk/file") { Content = form };
        request.Headers.Add("Origin", origin is null ? [] : [origin]);

        using var answer = await _host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(_host.Turns.Received);
    }

    private async Task<HttpResponseMessage> SendAsync(string side, string name, byte[] content, Guid id) =>
        await PostAsync(side, Form(name, content, id));

    private async Task<HttpResponseMessage> PostAsync(string side, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/tryout/{side}/file") { Content = content };
        request.Headers.Add("Origin", _host.Address.GetLeftPart(UriPartial.Authority));
        return await _host.Client.SendAsync(request);
    }

    private static MultipartFormDataContent Form(string name, byte[] content, Guid id)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { new StringContent("1"), "as" }, { new StringContent($"{id}"), "id" }, { file, "file", name } };
    }
}
