using System.Reflection;
using System.Text.RegularExpressions;
using CoP.Channels.Web;
using CoP.Community;
using CoP.Dialogs.Localization;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed partial class PageWordsTests
{
    private static readonly Assembly Channels = typeof(TryOutRegistration).Assembly;

    [Fact]
    public void EveryKeyThatThePageNames_HasWordsInEveryLanguage()
    {
        var words = new ResourceLocalizer();
        var keys = PageTexts().SelectMany(static text => Key().Matches(text)).Select(static match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(keys.Count > 20, "The page's keys were not found.");
        Assert.All(Languages.All, language =>
            Assert.DoesNotContain(keys, key => !words.All(language).ContainsKey($"tryout.{key}")));
    }

    [Fact]
    public void NothingOnThePage_ComesFromElsewhereOrIsReadAsHtml() =>
        Assert.DoesNotContain(PageTexts(), static text => Foreign().IsMatch(text));

    private static IEnumerable<string> PageTexts() => Channels.GetManifestResourceNames()
        .Where(static name => name.StartsWith("Web/Page/", StringComparison.Ordinal))
        .Select(static name => new StreamReader(Channels.GetManifestResourceStream(name)!).ReadToEnd());

    [GeneratedRegex("(?:say\\('|label\\('[^']+', '|data-(?:words|label)=\")([a-z0-9.-]+)['\"]")]
    private static partial Regex Key();

    [GeneratedRegex("innerHTML|insertAdjacentHTML|document\\.write|eval\\(|(?:src|href|url)\\s*[=(]\\s*[\"']?https?:")]
    private static partial Regex Foreign();
}
