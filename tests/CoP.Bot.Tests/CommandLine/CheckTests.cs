using CoP.Bot.Tests.Staging;
using CoP.Testing.Teams;
using CoP.Testing.Telegram;

namespace CoP.Bot.Tests.CommandLine;

public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_WithNoChannelOn_SaysThatNobodyCanReachIt_AndWhatCouldBeSwitchedOn()
    {
        var said = await CheckAsync();

        said.IsRefusedPlainly("Teams is switched off.", "@BotFather", "No channel is switched on", "Not ready yet");
        Assert.DoesNotContain("\"--", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithNoChannelOn_ButTheTryOutPage_IsContent() =>
        Assert.EndsWith("All well.", (await CheckAsync("--environment=Development")).Output.TrimEnd(), StringComparison.Ordinal);

    [Fact]
    public async Task Check_WithAChannelThatTakesWordsFromThisMachineOnly_IsContent()
    {
        await using var teams = await TeamsStandIn.StartAsync();
        var said = await CheckAsync([.. RunningBot.On(teams), "--Teams:Authentication=Off", "--TryOut:Enabled=false"]);

        Assert.EndsWith("All well.", said.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhereThereIsNoDatabase_SaysWhereOneWillBe_AndMakesNone()
    {
        var said = await CheckAsync();

        Assert.Contains($"none yet; the first start makes {_folder["community.db"]}", said.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Check_WhereACommunityWasKept_AndIsGone_SaysHowToGoOn()
    {
        await Spoken.ToAsync("invite", "Amina Otieno", "--Database:ConnectionString", _folder.Connection);
        _folder.Lose();

        (await CheckAsync()).IsRefusedPlainly("✗ database", "is gone or empty", "Put the backup back", "community.db-marker");
        Assert.False(File.Exists(_folder["community.db"]));
    }

    [Fact]
    public async Task Check_OfASettingThatNobodyReads_SaysSo_AndNotItsValue()
    {
        var said = await CheckAsync("--Telegramm:Token=kept-quiet");

        Assert.Contains("⚠ The setting Telegramm:Token is not known and does nothing. Did you mean Telegram:Token?", said.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenBothChannelsAnswer_IsContent()
    {
        await using var teams = await TeamsStandIn.StartAsync();
        await using var telegram = await TelegramStandIn.StartAsync();
        var said = await CheckAsync([.. RunningBot.On(teams), .. RunningBot.On(telegram)]);

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Equal(["✓ settings", $"✓ database: none yet; the first start makes {_folder["community.db"]}", "✓ Teams", "✓ Telegram", "All well."], said.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Check_WhenTelegramDoesNotKnowTheToken_SaysSo_AndNotTheToken()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        var said = await CheckAsync(RunningBot.On(telegram, "7000001:kept-quiet"));

        said.IsRefusedPlainly("✗ Telegram", "@BotFather", "Not ready yet");
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenTelegramIsOutOfReach_SaysSo_AndNotTheToken()
    {
        var said = await CheckAsync("--Telegram:Enabled=true", "--Telegram:Token=7000001:kept-quiet", "--Telegram:ApiBaseUrl=http://127.0.0.1:1");

        said.IsRefusedPlainly("✗ Telegram", "Not ready yet");
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenTheTokenServiceRefuses_SaysSo_AndNotTheSecret()
    {
        await using var teams = await TeamsStandIn.StartAsync();
        var said = await CheckAsync([.. RunningBot.On(teams), "--Teams:ClientSecret=kept-quiet"]);

        said.IsRefusedPlainly("✗ Teams", "Teams:ClientSecret", "Not ready yet");
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WhenTheFolderOfTheDatabaseCannotBeMade_SaysSo()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way");
        var said = await Spoken.ToAsync("check", "--Database:ConnectionString", $"Data Source={_folder["file"]}/data/community.db");

        said.IsRefusedPlainly("✓ settings", "✗ database", _folder["file"], "in a writable folder");
    }

    [Fact]
    public async Task Check_WhenTheDatabaseIsNone_SaysSo()
    {
        await File.WriteAllTextAsync(_folder["community.db"], new string('x', 10_000));

        (await CheckAsync()).IsRefusedPlainly("✗ database", "in a writable folder");
    }

    [Theory]
    [InlineData("--Teams:Enabled=true", "Teams:AppId", "Create an Azure Bot")]
    [InlineData("--Teams:Enabled=true", "Teams:TenantId", "Microsoft Entra ID")]
    [InlineData("--Teams:Enabled=true", "Teams:ClientSecret", "Certificates & secrets")]
    [InlineData("--Telegram:Enabled=true", "Telegram:Token", "/newbot")]
    [InlineData("--Community:TimeZone=Mars", "Community:TimeZone", "Africa/Nairobi")]
    [InlineData("--Database:Provider=Oracle", "Database:Provider", "Database:ConnectionString says where")]
    [InlineData("--Questions:WaveSize=0", "Questions:WaveSize", "appsettings.json")]
    [InlineData("--Questions:SecondWaveAfter=soon", "Questions:SecondWaveAfter", "appsettings.json")]
    public async Task Check_OfASettingThatDoesNotFit_NamesIt_AndSaysHowToGetItRight(string setting, string key, string advice)
    {
        var said = await CheckAsync(setting);

        said.IsRefusedPlainly($"✗ {key}", advice, "Not ready yet");
        Assert.DoesNotContain("✓ settings", said.Output, StringComparison.Ordinal);
    }

    private Task<Spoken> CheckAsync(params string[] settings) =>
        Spoken.ToAsync(["check", $"--Database:ConnectionString={_folder.Connection}", .. settings]);
}
