using System.Net;
using System.Text.Json.Nodes;
using CoP.Bot.Tests.Staging;
using CoP.Storage.Sqlite;
using CoP.Testing.Telegram;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Bot.Tests.Health;

public sealed class ReadinessTests
{
    [Fact]
    public async Task Ready_BecomesSo_AndNamesEachCheck()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync(RunningBot.On(telegram));

        var (status, body) = await RunningBot.UntilAsync(() => ReadyAsync(bot), static seen => seen.Body.Contains("\"status\":\"Healthy\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["database", "loops", "outbox", "telegram"], JsonNode.Parse(body)!["checks"]!.AsObject().Select(static check => check.Key).Order());
    }

    [Fact]
    public async Task Live_IsSo_WhateverTheDatabaseDoes()
    {
        await using var bot = await RunningBot.StartAsync();
        TakeTheDatabaseAway(bot);

        using var answer = await bot.Client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Ready_WhenTheDatabaseIsTakenAway_Is503_AndSaysWhyWithoutItsPath_UntilItIsBack()
    {
        await using var bot = await RunningBot.StartAsync();
        await RunningBot.UntilAsync(() => ReadyAsync(bot), static seen => seen.Status == HttpStatusCode.OK);
        TakeTheDatabaseAway(bot);

        var (status, body) = await ReadyAsync(bot);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(
            """{"status":"Unhealthy","checks":{"telegram":"Healthy","database":"Unhealthy","outbox":"Healthy","loops":"Healthy"},"reasons":{"database":"The database file was moved, deleted or replaced while the program was running."}}""",
            body);
        var file = FileOf(bot);
        Assert.False(File.Exists(file));
        File.Move($"{file}.kept-quiet", file);
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(bot)).Status);
    }

    [Fact]
    public async Task Ready_WhenTelegramRefusesTheToken_Is503_AndNamesTheCheck()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        await using var bot = await RunningBot.StartAsync(RunningBot.On(telegram, "7000001:kept-quiet"));

        var (status, body) = await RunningBot.UntilAsync(() => ReadyAsync(bot), static seen => seen.Body.Contains("\"telegram\":\"Unhealthy\"", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Unhealthy", (string?)JsonNode.Parse(body)!["checks"]!["telegram"]);
        Assert.DoesNotContain("kept-quiet", body + string.Join('\n', bot.Log), StringComparison.Ordinal);
    }

    private static void TakeTheDatabaseAway(RunningBot bot)
    {
        var file = FileOf(bot);
        File.Move(file, $"{file}.kept-quiet");
    }

    private static string FileOf(RunningBot bot) => bot.Services.GetRequiredService<DatabaseFile>().Path;

    private static async Task<(HttpStatusCode Status, string Body)> ReadyAsync(RunningBot bot)
    {
        using var answer = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
