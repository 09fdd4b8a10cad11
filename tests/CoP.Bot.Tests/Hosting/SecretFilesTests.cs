using CoP.Bot.Hosting;
using CoP.Bot.Tests.Staging;

namespace CoP.Bot.Tests.Hosting;

/// <summary>Secrets that are handed over as files, as systemd does it.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_NamedAsInTheEnvironment_IsTheSetting_WithoutItsLineEnd()
    {
        File.WriteAllText(_folder["Telegram__Token"], "1:of-the-file\n");
        File.WriteAllText(_folder["Teams__ClientSecret"], "a=b c");

        var settings = BotHost.Begin([$"--CREDENTIALS_DIRECTORY={_folder.Path}"]).Configuration;
        Assert.Equal("1:of-the-file", settings["Telegram:Token"]);
        Assert.Equal("a=b c", settings["Teams:ClientSecret"]);
    }

    [Fact]
    public void File_CountsMoreThanTheOtherFiles_AndLessThanTheCommandLine()
    {
        File.WriteAllText(_folder["Database__ConnectionString"], "Data Source=of-the-file.db");
        File.WriteAllText(_folder["Telegram__Token"], "1:of-the-file");

        var settings = BotHost.Begin([$"--CREDENTIALS_DIRECTORY={_folder.Path}", "--Telegram:Token=1:told"]).Configuration;
        Assert.Equal("Data Source=of-the-file.db", settings["Database:ConnectionString"]); // Else appsettings.json would say it.
        Assert.Equal("1:told", settings["Telegram:Token"]);
    }

    [Fact]
    public void Folder_ThatIsNotThere_ChangesNothing() =>
        Assert.Null(BotHost.Begin([$"--CREDENTIALS_DIRECTORY={_folder["nowhere"]}"]).Configuration["Telegram:Token"]);

    [Fact]
    public async Task Program_TakesThemWhereSystemdSaysThatTheyAre_AndTellsNobody()
    {
        File.WriteAllText(_folder["Telegram__Token"], "no-token-but-secret");
        await using var bot = new BotProcess(new Dictionary<string, string> { ["CREDENTIALS_DIRECTORY"] = _folder.Path }, "check", "--Telegram:Enabled=true", "--Database:ConnectionString", _folder.Connection);

        await bot.SaysAsync("Telegram:Token");
        await bot.SaysAsync("Not ready yet");
        Assert.DoesNotContain("no-token-but-secret", bot.Said, StringComparison.Ordinal);
    }
}
