using CoP.Bot.Hosting;
using Microsoft.Extensions.Configuration;

namespace CoP.Bot.Tests.Hosting;

public class UnknownSettingsTests
{
    [Theory]
    [InlineData("Telegramm:Token", "Telegram:Token")]
    [InlineData("Telegram:Tokn", "Telegram:Token")]
    [InlineData("teams:appid2", "Teams:AppId")]
    [InlineData("Deliver:Nodes", "Delivery:Nodes")]
    [InlineData("Question:WaveSize", "Questions:WaveSize")]
    public void Setting_ThatNobodyReads_IsNamed_WithWhatWasMeant_AndNeverItsValue(string key, string meant)
    {
        var said = Assert.Single(Of(key));

        Assert.Contains($"{key} is not known", said, StringComparison.Ordinal);
        Assert.Contains($"Did you mean {meant}?", said, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-quiet", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_LikeNothingElse_IsNamedAlone() =>
        Assert.Equal("The setting Teams:FavouriteColour is not known and does nothing.", Assert.Single(Of("Teams:FavouriteColour")));

    [Theory]
    [InlineData("Telegram:Token")]
    [InlineData("TEAMS:SERVICEHOSTS:0")]
    [InlineData("Community:Languages:1")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Kestrel:Endpoints:Http:Url")]
    [InlineData("Serilog:MinimumLevel")]
    [InlineData("AllowedHosts")]
    [InlineData("TEAM")]
    [InlineData("HOME")]
    public void Setting_ThatIsKnown_OrNoneOfOurs_IsLeftAlone(string key) => Assert.Empty(Of(key));

    [Fact]
    public void Program_AsItIsShipped_HasNone() => Assert.Empty(UnknownSettings.Of(BotHost.Begin([]).Configuration));

    private static IEnumerable<string> Of(string key) =>
        UnknownSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)"kept-quiet")]).Build());
}
