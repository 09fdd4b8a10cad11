using System.Text.Json;
using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Tests.Features.LostAndFound;
using Xunit;

namespace CoP.Dialogs.Tests.Features;

/// <summary>What <c>docs/adding-a-feature.md</c> shows compiles, and is well declared.</summary>
public sealed partial class GuideTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "docs", "adding-a-feature.md"));

    [Fact]
    public void EveryClassInTheGuide_IsOneThatCompiles()
    {
        var shown = CSharp().Matches(Guide).Select(static match => match.Groups[1].Value.Trim()).ToList();
        var sources = Directory.GetFiles(Path.Combine(Root, "tests", "CoP.Dialogs.Tests", "Features", "LostAndFound"), "*.cs").Select(File.ReadAllText).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, code => Assert.Contains(sources, source => source.ReplaceLineEndings("\n").Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public void TheFeatureOfTheGuide_HasAllTheWordsThatItsDeclarationImplies()
    {
        var faults = FeatureRules.Faults(FeatureServices.Catalog([new LostAndFoundFeature()]), new GuideWords());
        Assert.Empty(faults);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "CoP.Bot.sln")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }

    /// <summary>The words of the guide, which shows them in English.</summary>
    private sealed class GuideWords : ILocalizer
    {
        private readonly Dictionary<string, string> _words = JsonSerializer.Deserialize<Dictionary<string, string>>(Json().Match(Guide.ReplaceLineEndings("\n")).Groups[1].Value)!;

        public string Say(Text text, string language) => _words[text.Key];

        public IReadOnlyDictionary<string, string> All(string language) => Languages.All.Contains(language) ? _words : throw new KeyNotFoundException(language);
    }
}
