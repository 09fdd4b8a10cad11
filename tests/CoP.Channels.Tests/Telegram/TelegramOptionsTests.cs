using CoP.Channels.Telegram;
using Xunit;

namespace CoP.Channels.Tests.Telegram;

public sealed class TelegramOptionsTests
{
    [Fact]
    public void Options_WhenSwitchedOff_MayBeEmpty() => Assert.Empty(Faults(new TelegramOptions()));

    [Fact]
    public void Options_WhenComplete_AreAccepted() => Assert.Empty(Faults(Good()));

    [Theory]
    [InlineData("")]
    [InlineData("no-colon-s3cret")]
    [InlineData("123:with space-s3cret")]
    [InlineData("123:s3cret\n")]
    public void Token_OfAnotherShape_IsRefusedWithoutBeingShown(string token)
    {
        var fault = Assert.Single(Faults(Good(options => options.Token = token)));
        Assert.Contains("Telegram:Token", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.telegram.org", false)]
    [InlineData("http://api.telegram.org", false)]
    [InlineData("ftp://api.telegram.org", false)]
    [InlineData("https://user:pass@api.telegram.org", false)]
    [InlineData("http://127.0.0.1:9001", true)]
    [InlineData("https://bots.example.org/base", true)]
    public void ApiBaseUrl_MustBeHttpsOrThisMachine(string address, bool accepted)
    {
        var faults = Faults(Good(options => options.ApiBaseUrl = address));
        Assert.Equal(accepted, faults.Count == 0);
        Assert.All(faults, fault => Assert.Contains("Telegram:ApiBaseUrl", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void Webhook_WithoutAddressOrSecret_IsRefused()
    {
        var faults = Faults(Good(options => options.Mode = TelegramMode.Webhook));
        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, fault => fault.Contains("Telegram:WebhookUrl", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("Telegram:SecretToken must be 1 to 256", StringComparison.Ordinal));
    }

    [Fact]
    public void Times_OutOfRange_AreNamedWithLimitAndValue()
    {
        var faults = Faults(Good(options => (options.PollingSeconds, options.RequestSeconds) = (51, 0)));
        Assert.Equal(["Telegram:PollingSeconds must be 1 to 50; it is 51.", "Telegram:RequestSeconds must be 1 to 300; it is 0."], faults);
    }

    private static List<string> Faults(TelegramOptions options) => [.. new TelegramOptionsRules().Validate(null, options).Failures ?? []];

    private static TelegramOptions Good(Action<TelegramOptions>? change = null)
    {
        var options = new TelegramOptions { Enabled = true, Token = "123:abc_DEF-1" };
        change?.Invoke(options);
        return options;
    }
}
