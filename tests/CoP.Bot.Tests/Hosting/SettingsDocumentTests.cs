using System.Reflection;
using System.Text.RegularExpressions;
using CoP.Bot.Hosting;

namespace CoP.Bot.Tests.Hosting;

/// <summary>Holds docs/settings.md and the classes together.</summary>
public sealed partial class SettingsDocumentTests
{
    private static readonly string[] Documented = [.. Key().Matches(File.ReadAllText(Find("docs/settings.md"))).Select(static match => match.Groups[1].Value)];

    public static TheoryData<string> Keys => [.. KnownSetting.All.Select(static setting => setting.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Document_NamesTheSetting_Once(string key) => Assert.Single(Documented, key);

    [Fact]
    public void Document_NamesNoSettingThatIsNotThere() => Assert.Empty(
        Documented.Where(static key => key.Contains(':') && !key.StartsWith("Logging:", StringComparison.Ordinal)).Except(KnownSetting.All.Select(static setting => setting.Key)));

    [Fact]
    public void Sections_AreAllListed() => Assert.Equal(
        typeof(BotHost).Assembly.GetReferencedAssemblies()
            .Where(static name => name.Name!.StartsWith("CoP.", StringComparison.Ordinal))
            .Select(Assembly.Load).Append(typeof(BotHost).Assembly)
            .SelectMany(static assembly => assembly.GetTypes())
            .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null)
            .Select(static type => type.Name).Order(),
        KnownSetting.Sections.Select(static section => section.Class.Name).Order());

    private static string Find(string file)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "CoP.Bot.sln")))
        {
            at = at.Parent!;
        }

        return Path.Combine(at.FullName, file);
    }

    [GeneratedRegex(@"^\| `([A-Za-z:_]+)", RegexOptions.Multiline)]
    private static partial Regex Key();
}
