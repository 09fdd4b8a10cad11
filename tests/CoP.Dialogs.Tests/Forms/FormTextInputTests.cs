using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Dialogs.Localization;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

public sealed partial class FormTextInputTests
{
    private static readonly ResourceLocalizer Words = new();

    [Fact]
    public void EveryFormKey_IsInEveryLanguageWithTheSamePlaceholders()
    {
        var english = Shape("en");
        Assert.NotEmpty(english);
        Assert.All(Languages.All, language => Assert.Equal(english, Shape(language)));
    }

    private static SortedDictionary<string, string> Shape(string language) => new(
        Words.All(language).Where(static pair => pair.Key.StartsWith("forms.", StringComparison.Ordinal))
            .ToDictionary(static pair => pair.Key, static pair => string.Join(' ', Holes().Matches(pair.Value).Select(static hole => hole.Value).Order())),
        StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Holes();
}
