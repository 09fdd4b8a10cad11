using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Channels.Teams.Rendering;
using CoP.Channels.Tests.Files;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class CardFilesTests
{
    private static readonly TeamsRenderer Renderer = new(TeamsHost.Tokens);
    private static readonly MessageFile Poster = new(17, "poster.png", "image/png", "A poster");
    private static readonly MessageFile Report = new(18, "report.pdf", "application/pdf", "");

    [Fact]
    public async Task File_WithAPublicAddress_IsASignedLink()
    {
        await using var host = await TeamsHost.StartAsync(new() { ["Community:PublicUrl"] = "https://bot.example.org/" });

        Assert.StartsWith("https://bot.example.org/files/17/poster.png?expires=", (string)(await ResolvedAsync(host, Poster))["url"]!, StringComparison.Ordinal);
        Assert.StartsWith("https://bot.example.org/files/18/report.pdf?expires=", (string)(await ResolvedAsync(host, Report))["actions"]![0]!["url"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_WithoutAPublicAddress_GoesInsideTheCard()
    {
        await using var host = await TeamsHost.StartAsync();
        host.StoredFiles.Files[17] = new FileContent("poster.png", "image/png", MemoryFiles.Png);

        Assert.StartsWith("data:image/png;base64,iVBOR", (string)(await ResolvedAsync(host, Poster))["url"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatCannotBeShown_WithoutAPublicAddress_IsSaidInALine()
    {
        await using var host = await TeamsHost.StartAsync();
        host.StoredFiles.Files[17] = new FileContent("poster.png", "image/png", new byte[TeamsRenderer.Limit]);

        Assert.Contains("“poster.png”", (await ResolvedAsync(host, Poster)).ToJsonString(CoP.Channels.Telegram.Api.ApiJson.Options), StringComparison.Ordinal);
        Assert.Contains("“report.pdf”", (await ResolvedAsync(host, Report)).ToJsonString(CoP.Channels.Telegram.Api.ApiJson.Options), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ResolvedAsync(TeamsHost host, MessageFile file)
    {
        var files = host.Services.GetRequiredService<CoP.Channels.Teams.Sending.CardFiles>();
        var wire = Renderer.Render(new Message { Title = "Words", File = file }, OutboxKind.Send, "a:chat")[0];
        var resolved = await files.ResolveAsync(wire, "en", CancellationToken.None);
        Assert.Empty(TeamsStandIn.Problems(resolved));
        Assert.InRange(resolved.Length, 1, TeamsRenderer.Limit);
        return JsonNode.Parse(resolved)!["attachments"]![0]!["content"]!["body"]![1]!;
    }
}
