using CoP.Bot.Hosting;
using CoP.Bot.Tests.Staging;
using Microsoft.Extensions.Configuration;

namespace CoP.Bot.Tests.Hosting;

public sealed class ListeningTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "", "", "http://localhost:3978")]
    [InlineData("Urls=http://file:1", "", "", "http://file:1")]
    [InlineData("Urls=http://file:1", "URLS=http://env:2", "", "http://env:2")]
    [InlineData("Urls=http://file:1", "HTTP_PORTS=2", "", "")]
    [InlineData("Urls=http://file:1", "HTTPS_PORTS=2", "", "")]
    [InlineData("", "HTTP_PORTS=2", "", null)]
    [InlineData("", "HTTP_PORTS=2;URLS=http://env:2", "", "http://env:2")]
    [InlineData("Urls=http://file:1", "URLS=http://env:2;HTTP_PORTS=2", "--urls=http://line:3", "http://line:3")]
    [InlineData("Urls=http://file:1", "URLS=http://env:2", "--http_ports=3", "")]
    [InlineData("HTTP_PORTS=1", "", "", null)]
    [InlineData("Kestrel:Endpoints:Http:Url=http://file:1", "", "", null)]
    public void Address_IsTheOneOfTheCommandLine_OrElseOfTheEnvironment_OrElseOfTheFiles(string file, string environment, string line, string? urls)
    {
        const string prefix = "COP_LISTENING_";
        var said = environment.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).ToList();
        said.ForEach(static pair => Environment.SetEnvironmentVariable(prefix + pair[0], pair[1]));
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(file.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static pair => KeyValuePair.Create(pair.Split('=')[0], (string?)pair.Split('=')[1])));
        configuration.AddEnvironmentVariables(prefix).AddCommandLine(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        said.ForEach(static pair => Environment.SetEnvironmentVariable(prefix + pair[0], null));

        configuration.ListenWhereTold();

        Assert.Equal(urls ?? "", configuration["Urls"] ?? "");
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:0", "Listening on http://127.0.0.1:")]
    [InlineData("DOTNET_URLS", "http://127.0.0.1:0", "Listening on http://127.0.0.1:")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0", "Listening on http://[::]:")]
    public async Task Run_ListensWhereTheEnvironmentSays(string name, string value, string words)
    {
        await using var bot = new BotProcess(new Dictionary<string, string> { [name] = value }, "--Database:ConnectionString", _folder.Connection);

        Assert.DoesNotContain(":3978", await bot.SaysAsync("Listening on"), StringComparison.Ordinal);
        Assert.Contains(words, bot.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_ThatAreNone_AreRefusedPlainly() =>
        (await Spoken.ToAsync("--Http_Ports", "web", "--Database:ConnectionString", _folder.Connection)).IsRefusedPlainly("HTTP_PORTS", "'web'");
}
