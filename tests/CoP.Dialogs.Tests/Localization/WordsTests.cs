using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Xunit;

namespace CoP.Dialogs.Tests.Localization;

/// <summary>Every key that the code says exists in every language, and nothing stands in the files that nobody says.</summary>
public sealed partial class WordsTests
{
    private static readonly ResourceLocalizer Words = new();
    private static readonly Lazy<string> Source = new(ReadSource);

    public static TheoryData<string> OtherLanguages => [.. Languages.All.Skip(1)];

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void EveryLanguage_HasTheKeysOfEnglish(string language) =>
        Assert.Equal(Words.All("en").Keys.Order(), Words.All(language).Keys.Order());

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void EveryLanguage_HasThePlaceholdersOfEnglish(string language) =>
        Assert.All(Words.All("en"), pair => Assert.Equal((pair.Key, HolesOf(pair.Value)), (pair.Key, HolesOf(Words.All(language)[pair.Key]))));

    [Fact]
    public void EveryKeyInTheCode_HasWords()
    {
        var missing = Literals().Where(static key => !key.Contains('{', StringComparison.Ordinal) && !Exists(key));
        Assert.Empty(missing);
    }

    [Fact]
    public void EveryFamilyOfKeysInTheCode_HasWords()
    {
        var families = Literals().Where(static key => key.Contains('{', StringComparison.Ordinal)).Select(Pattern);
        Assert.DoesNotContain(families, static family => !Words.All("en").Keys.Any(family.IsMatch));
    }

    // The try-out page has its own: it cuts the prefix off. What follows from the features' declarations is named nowhere else.
    [Fact]
    public void EveryKeyInTheFiles_IsSaidSomewhere()
    {
        var said = Literals().Select(Pattern).ToList();
        var declared = Catalog.Actions.SelectMany(static action => action.Keys).ToHashSet(StringComparer.Ordinal);
        var keys = Words.All("en").Keys.Where(static key => !key.StartsWith("tryout.", StringComparison.Ordinal));
        var unused = keys.Where(key => !declared.Contains(key) && !said.Any(pattern => pattern.IsMatch(key) || pattern.IsMatch(CountSuffix().Replace(key, ""))));
        Assert.True(!unused.Any(), string.Join(' ', unused));
    }

    /// <summary>As it is printed; what members write is told apart by letters alone.</summary>
    [Fact]
    public void French_HasOneApostrophe() =>
        Assert.DoesNotContain(Words.All("fr"), static word => !word.Key.StartsWith("command.", StringComparison.Ordinal) && !IsHeard(word.Key) && StraightApostrophe().IsMatch(word.Value));

    // "actions.said.Accept" are words that somebody writes.
    private static bool IsHeard(string key) => key.Contains(".said.", StringComparison.Ordinal) && char.IsUpper(key[key.LastIndexOf('.') + 1]);

    [Fact]
    public void EveryRefusal_HasWords() =>
        Assert.All(Subclasses(typeof(Refusal)), static type => Assert.True(Exists($"refusal.{type.Name}"), type.Name));

    [Fact]
    public void EveryRoleThemeOutcomeStateAndContent_HasWords()
    {
        string[] keys =
        [
            .. Enum.GetNames<Role>().Select(static name => $"role.{name}"),
            .. Themes.All.Select(static name => $"theme.{name}"),
            .. Enum.GetNames<RequestOutcome>().Select(static name => $"questions.outcome.{name}"),
            .. Enum.GetNames<QuestionState>().Select(static name => $"questions.short.{name}"),
            .. Enum.GetNames<QuestionFilter>().Select(static name => $"questions.list.{name}"),
            .. Enum.GetNames<AnnouncementState>().SelectMany(static name => new[] { $"announcements.state.{name}", $"announcements.card.{name}" }),
            .. Enum.GetNames<OrganisationKind>().Select(static name => $"announcements.kind.{name}"),
            .. Enum.GetNames<OtherContent>().Select(static name => $"turn.cannotRead.{name}"),
        ];
        Assert.All(keys, static key => Assert.True(Exists(key), key));
    }

    [Fact]
    public void CommandWords_MeanOneThing()
    {
        var byWord = Languages.All.SelectMany(static language => Words.All(language))
            .Where(static pair => pair.Key.StartsWith("command.", StringComparison.Ordinal))
            .SelectMany(static pair => pair.Value.Split(',').Select(word => (Word: TextNormalizer.Normalize(word.Trim()), pair.Key)))
            .Distinct().GroupBy(static pair => pair.Word);
        Assert.All(byWord, static word => Assert.True(word.Count() == 1, word.Key));
    }

    [Theory]
    [InlineData("open questions", "open")]
    [InlineData("Questions to answer", "open")]
    [InlineData("Moderate questions", "moderate")]
    [InlineData("maswali yaliyo wazi", "open")]
    [InlineData("simamia maswali", "moderate")]
    [InlineData("questions ouvertes", "open")]
    [InlineData("modérer les questions", "moderate")]
    [InlineData("preguntas abiertas", "open")]
    [InlineData("moderar las preguntas", "moderate")]
    public void ListsOfQuestions_AreKnownByWhatTheirButtonsSay(string said, string command) =>
        Assert.Equal(command, new CommandWords(Catalog, Words).Read(said)?.Name);

    [Fact]
    public void NoTwoThings_AreCalledOpen()
    {
        string[] keys = ["questions.state.open", "questions.short.Open", "questions.button.open", "questions.list.Open", "help.button.open", "help.button.moderate"];
        string[] open = ["open", "wazi", "ouvert", "abiert"];
        Assert.All(Languages.All, language => Assert.All(keys, key =>
            Assert.DoesNotContain(open, word => Words.All(language)[key].Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public void SlashWordsInTheTexts_AreCommands()
    {
        var commands = new CommandWords(Catalog, Words);
        var slashed = Languages.All.SelectMany(static language => Words.All(language).Values).SelectMany(static text => Slashed().Matches(text));
        Assert.All(slashed, match => Assert.Contains($"command.{commands.Read(match.Value)!.Value.Name}", Words.All("en").Keys));
    }

    private static FeatureCatalog Catalog { get; } = FeatureServices.Catalog(FeatureList.All);

    private static bool Exists(string key) => Words.All("en").ContainsKey(key) || Words.All("en").ContainsKey($"{key}.other");

    private static string HolesOf(string text) => string.Join(' ', Holes().Matches(text).Select(static hole => hole.Value).Distinct().Order());

    private static IEnumerable<Type> Subclasses(Type type) =>
        typeof(Notice).Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type) && !candidate.IsAbstract);

    private static IEnumerable<string> Literals() => Keys().Matches(Source.Value)
        .Select(static match => match.Groups[1].Value)
        .Where(static key => Prefixes.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)]) && Path.GetExtension(key) is not (".json" or ".csv" or ".txt")).Distinct();

    // What stands before the first dot of any key; other words with dots in them are no keys.
    private static HashSet<string> Prefixes { get; } = [.. Words.All("en").Keys.Select(static key => key[..key.IndexOf('.', StringComparison.Ordinal)])];

    // "$questions.button.{verb}" stands for one segment of whatever is said there.
    private static Regex Pattern(string key) => new($"^{Computed().Replace(Regex.Escape(key).Replace(@"\{", "{", StringComparison.Ordinal), "[A-Za-z0-9-]+")}$");

    private static string ReadSource()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "CoP.Bot.sln")))
        {
            at = at.Parent;
        }

        var files = Directory.EnumerateFiles(Path.Combine(at.FullName, "src"), "*.*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".cs" or ".js" or ".html" && !Generated().IsMatch(file));
        return string.Join('\n', files.Select(File.ReadAllText));
    }

    [GeneratedRegex(@"\w'\w")]
    private static partial Regex StraightApostrophe();

    [GeneratedRegex("""["'`]([a-z]+\.[A-Za-z0-9.{}()_-]+)["'`]""")]
    private static partial Regex Keys();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Computed();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Holes();

    [GeneratedRegex(@"\.(one|other)$")]
    private static partial Regex CountSuffix();

    [GeneratedRegex(@"(?<=^|\s)/\w+")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex Generated();
}
