using CoP.Bot.Hosting;
using CoP.Bot.Tests.Staging;
using CoP.Testing.Teams;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly string[] Teams =
        ["--Teams:Enabled=true", $"--Teams:AppId={TeamsStandIn.AppId}", $"--Teams:TenantId={TeamsStandIn.TenantId}", "--Teams:ClientSecret=kept-quiet"];

    private static readonly string[] Telegram = ["--Telegram:Enabled=true", "--Telegram:Token=1:kept-quiet"];

    [Theory]
    [InlineData("Teams:AppId", "hello", "GUID", "'hello'")]
    [InlineData("Teams:AppId", "", "GUID", "''")]
    [InlineData("Teams:TenantId", "common", "GUID", "'common'")]
    [InlineData("Teams:ClientSecret", "", "at least 1 character", "empty")]
    [InlineData("Teams:ClientSecret", "  ", "at least 1 character", "empty")]
    [InlineData("Teams:Authentication", "Off", "Development", "'Production'")]
    [InlineData("Teams:Authentication", "Maybe", "Required, Off", "'Maybe'")]
    [InlineData("Teams:Authentication", "7", "Required, Off", "'7'")]
    [InlineData("Teams:ServiceHosts:0", "*.example.org", "one whole host name", "'*.example.org'")]
    [InlineData("Teams:ServiceHosts:0", "https://example.org", "one whole host name", "'https://example.org'")]
    [InlineData("Teams:TokenEndpoint", "http://example.org/token", "https", "'http://example.org/token'")]
    [InlineData("Teams:TokenEndpoint", "http://127.0.0.1/token", "https", "'http://127.0.0.1/token'")]
    [InlineData("Teams:OpenIdMetadata", "", "https", "''")]
    [InlineData("Teams:OpenIdMetadata", "keys", "https", "'keys'")]
    [InlineData("Teams:Enabled", "perhaps", "true or false", "'perhaps'")]
    [InlineData("Telegram:Token", "", "BotFather", "0 characters")]
    [InlineData("Telegram:Token", "1 2", "BotFather", "3 characters")]
    [InlineData("Telegram:Enabled", "perhaps", "true or false", "'perhaps'")]
    [InlineData("Telegram:Mode", "Pigeon", "Polling, Webhook", "'Pigeon'")]
    [InlineData("Telegram:Mode", "7", "Polling, Webhook", "'7'")]
    [InlineData("Telegram:ApiBaseUrl", "http://example.org", "https", "'http://example.org'")]
    [InlineData("Telegram:PollingSeconds", "51", "1 to 50", "51")]
    [InlineData("Telegram:RequestSeconds", "0", "1 to 300", "0")]
    [InlineData("Telegram:RequestSeconds", "99999999999", "a whole number", "'99999999999'")]
    [InlineData("Database:Provider", "Oracle", "'Sqlite'", "'Oracle'")]
    [InlineData("Database:Provider", "sqlserver", "'SqlServer'", "'sqlserver'")]
    [InlineData("Database:ConnectionString", "Password=kept-quiet", "Data Source", "Database:ConnectionString")]
    [InlineData("Database:ConnectionString", "kept-quiet", "Data Source", "Database:ConnectionString")]
    [InlineData("Questions:WaveSize", "0", "between 1 and 20", "'0'")]
    [InlineData("Questions:WaveSize", "many", "a whole number", "'many'")]
    [InlineData("Questions:RequestsPerWeek", "51", "between 1 and 50", "'51'")]
    [InlineData("Questions:SecondWaveAfter", "soon", "[days.]hours:minutes:seconds", "'soon'")]
    [InlineData("Questions:SecondWaveAfter", "31.00:00:00", "between 00:00:01 and 30.00:00:00", "'31.00:00:00'")]
    [InlineData("Questions:EscalateAfter", "00:00:00", "between 00:00:01 and 60.00:00:00", "'00:00:00'")]
    [InlineData("Questions:ClaimLasts", "-01:00:00", "between 00:00:01 and 14.00:00:00", "'-01:00:00'")]
    [InlineData("Questions:LadderEvery", "02:00:00", "between 00:00:01 and 01:00:00", "02:00:00")]
    [InlineData("Community:TimeZone", "Africa/Atlantis", "IANA", "'Africa/Atlantis'")]
    [InlineData("Community:TimeZone", "", "IANA", "''")]
    [InlineData("Community:QuietHours", "21-6", "21:00-06:30", "'21-6'")]
    [InlineData("Community:QuietHours", "21:00-21:00", "two different times", "'21:00-21:00'")]
    [InlineData("Community:Languages", "en,de", "en, sw, fr, es", "'de'")]
    [InlineData("Community:Languages:0", "sheng", "en, sw, fr, es", "'sheng'")]
    [InlineData("Community:DigestAt", "25:00", "a time of day", "'25:00'")]
    [InlineData("Delivery:Parallel", "0", "1 to 256", "'0'")]
    [InlineData("Delivery:Parallel", "257", "1 to 256", "'257'")]
    [InlineData("Delivery:Parallel", "many", "a whole number", "'many'")]
    [InlineData("Delivery:Nodes", "0", "1 to 32", "'0'")]
    [InlineData("Delivery:Nodes", "33", "1 to 32", "'33'")]
    [InlineData("Delivery:TeamsPerSecond", "0", "1 to 50", "'0'")]
    [InlineData("Delivery:TeamsPerSecond", "51", "1 to 50", "'51'")]
    [InlineData("Delivery:TelegramPerSecond", "0", "1 to 1000", "'0'")]
    [InlineData("Delivery:TelegramPerSecond", "1001", "1 to 1000", "'1001'")]
    [InlineData("Delivery:RateFactor", "0.001", "0.01 to 1 ", "'0.001'")]
    [InlineData("Delivery:RateFactor", "1.5", "0.01 to 1 (above 1 only in Development", "'1.5'")]
    [InlineData("Delivery:RateFactor", "NaN", "0.01 to 1 ", "'NaN'")]
    [InlineData("Delivery:KeepInboxDays", "1", "2", "1")]
    [InlineData("Delivery:KeepOutboxDays", "6", "7", "6")]
    [InlineData("TryOut:Enabled", "perhaps", "true or false", "'perhaps'")]
    [InlineData("Sample:Load", "perhaps", "true or false", "'perhaps'")]
    [InlineData("Logging:LogLevel:Default", "Chatty", "Debug, Information", "'Chatty'")]
    [InlineData("Urls", "nonsense", "http://localhost:3978", "'nonsense'")]
    [InlineData("Urls", "http://127.0.0.1:99999", "0 to 65535", "'http://127.0.0.1:99999'")]
    [InlineData("Urls", "ftp://127.0.0.1:0", "http://localhost:3978", "'ftp://127.0.0.1:0'")]
    public async Task Setting_ThatCannotWork_IsRefusedAtTheStart_WithKeyLimitAndValue(string key, string value, string limit, string shown)
    {
        using var folder = new TempFolder();
        var said = await Spoken.ToAsync(
            ["--Urls=http://127.0.0.1:0", $"--Database:ConnectionString={folder.Connection}", .. Teams, .. Telegram, $"--{key}={value}"]);

        said.IsRefusedPlainly(key, limit, shown);
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["community.db"]));
    }

    [Theory]
    [InlineData("Telegram:WebhookUrl", "http://example.org/api/telegram", "https", "'http://example.org'")]
    [InlineData("Telegram:WebhookUrl", "", "https", "''")]
    [InlineData("Telegram:SecretToken", "", "1 to 256", "0 characters")]
    [InlineData("Telegram:SecretToken", "two words", "1 to 256", "9 characters")]
    public async Task Webhook_WithoutAnAddressOrASecret_IsRefusedAtTheStart(string key, string value, string limit, string shown)
    {
        var said = await Spoken.ToAsync(
        [
            "--Urls=http://127.0.0.1:0", .. Telegram, "--Telegram:Mode=Webhook",
            "--Telegram:WebhookUrl=https://example.org/api/telegram", "--Telegram:SecretToken=kept-quiet", $"--{key}={value}",
        ]);

        said.IsRefusedPlainly(key, limit, shown);
        Assert.DoesNotContain("kept-quiet", said.All, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", said.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Teams:TokenEndpoint", "https://me:hush-hush@example.org/token")]
    [InlineData("Teams:OpenIdMetadata", "https://me:hush-hush@example.org/keys")]
    [InlineData("Telegram:ApiBaseUrl", "http://example.org/bot1:hush-hush")]
    [InlineData("Telegram:Token", "bot 1:hush-hush")]
    [InlineData("Database:ConnectionString", "Passwort=hush-hush")]
    public async Task Secret_InAValueThatIsRefused_IsNotRepeated(string key, string value)
    {
        var said = await Spoken.ToAsync(["--Urls=http://127.0.0.1:0", .. Teams, .. Telegram, $"--{key}={value}"]);

        said.IsRefusedPlainly(key);
        Assert.DoesNotContain("hush-hush", said.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ThatDoNotFit_AreAllNamedAtOnce()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => BotHost.Build(
            ["--Teams:Enabled=true", "--Telegram:Enabled=true", "--Questions:WaveSize=0", "--Delivery:Parallel=0"]));

        Assert.All(
            (string[])["Teams:AppId", "Teams:TenantId", "Teams:ClientSecret", "Telegram:Token", "Questions:WaveSize", "Delivery:Parallel"],
            key => Assert.Single(fault.Failures, failure => failure.StartsWith(key, StringComparison.Ordinal)));
    }

    [Fact]
    public void Settings_OfAChannelThatIsSwitchedOff_AreNotLookedAt() =>
        Assert.NotNull(BotHost.Build(["--Teams:AppId=hello", "--Telegram:Token=none", "--Telegram:PollingSeconds=0"]));
}
