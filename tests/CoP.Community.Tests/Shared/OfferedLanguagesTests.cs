using Microsoft.Extensions.Options;

namespace CoP.Community.Tests.Shared;

public sealed class OfferedLanguagesTests
{
    [Fact]
    public void Languages_WhenNoneAreChosen_AreAllThatTheBotSpeaks() => Assert.Equal(Languages.All, Offered().All);

    [Theory]
    [InlineData("sw-KE", "sw")]
    [InlineData("en", "en")]
    [InlineData("fr-CA", "sw")]
    [InlineData(null, "sw")]
    public void Language_ThatIsNotOffered_GivesWayToTheFirstThatIs(string? hint, string spoken) =>
        Assert.Equal(spoken, Offered("sw", "en").Choose(null, hint));

    [Fact]
    public void Languages_OfAMember_OfTheChatAndOfTheChannel_CountInThisOrder() =>
        Assert.Equal("fr", Offered("en", "fr").Choose("es", "fr-FR", "en"));

    private static OfferedLanguages Offered(params string[] codes)
    {
        var options = new CommunityOptions();
        foreach (var code in codes)
        {
            options.Languages.Add(code);
        }

        return new OfferedLanguages(Options.Create(options));
    }
}
