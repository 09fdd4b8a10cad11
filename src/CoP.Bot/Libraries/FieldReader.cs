using System.Globalization;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Bot.Libraries;

/// <summary>Reads the fields of a record as people and other libraries write them; several values of one stand between semicolons.</summary>
internal sealed class FieldReader(IReadOnlyList<Group> groups)
{
    /// <summary>What other libraries call the sorts that we have other names for.</summary>
    private static readonly Dictionary<string, DocumentKind> OtherKinds = new(StringComparer.Ordinal)
    {
        ["reportorworkingpaper"] = DocumentKind.Report,
        ["workingpaper"] = DocumentKind.Report,
        ["surveydataset"] = DocumentKind.Survey,
        ["programme"] = DocumentKind.ActionPlan,
        ["systematiccountrydiagnostic"] = DocumentKind.SituationAnalysis,
        ["policy"] = DocumentKind.SectorPolicy,
        ["guideline"] = DocumentKind.Guideline,
        ["implementationguideline"] = DocumentKind.Guideline,
    };

    /// <summary>The themes of the roster that other libraries' topics come under.</summary>
    private static readonly Dictionary<string, string> OtherThemes = new(StringComparer.Ordinal)
    {
        ["registriestargetingandpayments"] = "targeting",
        ["cashtransfers"] = "transfer-values",
        ["disasterandclimate"] = "linking",
        ["governance"] = "institutions",
        ["refugeesandmigration"] = "linking",
    };

    private static readonly Dictionary<string, Pillars> TopicPillars = new(StringComparer.Ordinal)
    {
        ["socialassistanceandsafetynets"] = Pillars.SocialAssistance,
        ["cashtransfers"] = Pillars.SocialAssistance,
        ["publicworks"] = Pillars.SocialAssistance,
        ["pensionsandsocialinsurance"] = Pillars.SocialSecurity,
        ["healthinsurance"] = Pillars.HealthInsurance,
    };

    /// <param name="source">What the library knows it by.</param>
    /// <param name="guess">What is known of its file; null for a record without one.</param>
    /// <returns>What is to be taken in, or why it cannot be.</returns>
    public (DocumentImport? Import, string? Fault) Read(string source, Dictionary<string, string> fields, DocumentDraft? guess)
    {
        string? Of(params string[] names) => names.Select(fields.GetValueOrDefault).FirstOrDefault(static value => !string.IsNullOrWhiteSpace(value));
        var faults = new List<string>();
        var title = Of("title") ?? guess?.Title;
        if (title is null)
        {
            return (null, "it has no title.");
        }

        var (counties, topics) = (Many(Of("county", "counties")), Many(Of("theme", "themes", "topics")));
        var draft = (guess ?? new DocumentDraft { Title = title }) with
        {
            Title = Cut(title, Document.TitleLength)!,
            Kind = Of("kind", "doc_type", "type") is { } kind ? KindOf(kind, faults) : guess?.Kind ?? DocumentGuess.KindIn(title) ?? DocumentKind.Other,
            Organisation = Cut(Of("organisation", "organization", "publisher"), Document.LineLength),
            Author = Cut(Of("author", "authors") ?? guess?.Author, Document.LineLength),
            Year = Of("year") is { } year ? YearOf(year, faults) : guess?.Year,
            Language = Of("language", "lang")?.ToLowerInvariant() is { Length: 2 } language ? language : guess?.Language,
            Countries = Many(Of("country", "countries")),
            Counties = [.. counties.Select(county => CountyOf(county, faults)).OfType<string>()],
            Themes = [.. topics.Select(ThemeOf).OfType<string>().Distinct()],
            Pillars = topics.Concat(Many(Of("pillar", "pillars"))).Aggregate(Pillars.None, static (all, topic) => all | PillarOf(topic)),
            Audiences = [.. Many(Of("audience")).Select(static name => Enum.TryParse<DocumentAudience>(Key(name), ignoreCase: true, out var audience) ? audience.ToString() : null).OfType<string>()],
            GroupId = Of("group") is { } group ? GroupOf(group, faults) : null,
            Summary = Cut(Of("summary", "abstract", "description"), Document.SummaryLength),
            Link = Cut(Of("link", "url"), Document.LinkLength),
            Minutes = int.TryParse(Of("minutes"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
            Readers = Of("readers") is { } readers ? ReadersOf(readers, faults) : DocumentReaders.Members,
        };
        return faults.Count > 0 ? (null, string.Join(" ", faults)) : (new DocumentImport(source, draft, TranslationOf: Of("translation_of"), Replaces: Of("replaces"), CoreMessage: Cut(Of("core_message"), Document.CoreMessageLength)), null);
    }

    private static DocumentKind KindOf(string said, List<string> faults)
    {
        if (Enum.TryParse<DocumentKind>(Key(said), ignoreCase: true, out var kind) || OtherKinds.TryGetValue(Key(said), out kind))
        {
            return kind;
        }

        faults.Add($"'{said}' is no kind of document; there are {string.Join(", ", Enum.GetNames<DocumentKind>())}.");
        return DocumentKind.Other;
    }

    private static int? YearOf(string said, List<string> faults)
    {
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2100)
        {
            return year;
        }

        faults.Add($"'{said}' is no year.");
        return null;
    }

    private static string? CountyOf(string said, List<string> faults)
    {
        var county = Counties.Find(said.PadLeft(3, '0')) ?? Counties.All.FirstOrDefault(known => Key(known.Name) == Key(said));
        if (county is null)
        {
            faults.Add($"'{said}' is no county of Kenya.");
        }

        return county?.Code;
    }

    private long? GroupOf(string said, List<string> faults)
    {
        var group = groups.FirstOrDefault(known => known.Slug == said || known.Names.Values.Any(name => Key(name) == Key(said)));
        if (group is null)
        {
            faults.Add($"'{said}' is no working group; there are {string.Join(", ", groups.Select(static known => known.Slug))}.");
        }

        return group?.Id;
    }

    private static DocumentReaders ReadersOf(string said, List<string> faults)
    {
        if (Enum.TryParse<DocumentReaders>(Key(said), ignoreCase: true, out var readers))
        {
            return readers;
        }

        faults.Add($"'{said}' does not say who may read it; that is one of {string.Join(", ", Enum.GetNames<DocumentReaders>())}.");
        return DocumentReaders.Coordinators;
    }

    private static string? ThemeOf(string said) => Themes.All.FirstOrDefault(theme => Key(theme) == Key(said)) ?? OtherThemes.GetValueOrDefault(Key(said));

    private static Pillars PillarOf(string said) => Enum.TryParse<Pillars>(Key(said), ignoreCase: true, out var pillar) ? pillar : TopicPillars.GetValueOrDefault(Key(said));

    private static List<string> Many(string? said) => [.. (said ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string? Cut(string? said, int most) => said is { } words && words.Length > most ? words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)] : said;

    /// <summary>Letters and digits alone, so that no spelling of spaces and hyphens matters.</summary>
    private static string Key(string said) => string.Concat(TextNormalizer.Normalize(said).Where(char.IsLetterOrDigit));
}
