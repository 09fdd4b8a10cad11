using System.Globalization;
using System.Text.RegularExpressions;
using CoP.Community.Files;
using CoP.Community.Search;

namespace CoP.Community.Documents;

/// <summary>What can be said of a document before anybody says it: by its file's name, by what the file says of itself, and by how its text begins.</summary>
public static partial class DocumentGuess
{
    private const int Beginning = 3000;
    private const int ShortestTitle = 8;
    private const int FirstYear = 1950;

    /// <summary>The words, in our four languages, by which a title says what sort of document it is; the first that is there counts.</summary>
    private static readonly (DocumentKind Kind, string[] Words)[] KindWords =
    [
        (DocumentKind.AnnualReport, ["annual report", "ripoti ya mwaka", "rapport annuel", "informe anual", "memoria anual"]),
        (DocumentKind.ActionPlan, ["action plan", "mpango kazi", "plan d'action", "plan de accion"]),
        (DocumentKind.EvaluationReport, ["evaluation", "impact assessment", "tathmini", "evaluacion"]),
        (DocumentKind.NeedsAssessment, ["needs assessment", "capacity assessment", "evaluation des besoins", "evaluacion de necesidades"]),
        (DocumentKind.SituationAnalysis, ["situation analysis", "diagnostic", "uchambuzi wa hali", "analyse de situation", "analisis de la situacion"]),
        (DocumentKind.TrainingManual, ["training manual", "manual", "training", "mwongozo wa mafunzo", "manuel", "formation"]),
        (DocumentKind.Guideline, ["guideline", "guidelines", "guidance", "guide", "mwongozo", "lignes directrices", "directrices"]),
        (DocumentKind.TargetingTool, ["targeting tool", "toolkit", "questionnaire", "dodoso"]),
        (DocumentKind.ConferenceResolution, ["resolution", "resolutions", "communique", "maazimio", "resolucion"]),
        (DocumentKind.FundingAppeal, ["appeal", "appel de fonds", "llamamiento"]),
        (DocumentKind.OperationalFramework, ["framework", "operations manual", "mfumo", "cadre", "marco"]),
        (DocumentKind.Bulletin, ["bulletin", "newsletter", "jarida", "boletin"]),
        (DocumentKind.Minutes, ["minutes", "kumbukumbu za mkutano", "compte rendu", "acta"]),
        (DocumentKind.CaseStudy, ["case study", "case studies", "etude de cas", "estudio de caso"]),
        (DocumentKind.FactSheet, ["fact sheet", "factsheet", "fiche", "ficha"]),
        (DocumentKind.MappingReport, ["mapping", "cartographie", "mapeo"]),
        (DocumentKind.SectorReview, ["sector review", "expenditure review", "review", "revue", "revision"]),
        (DocumentKind.Strategy, ["strategy", "strategic plan", "mkakati", "strategie", "estrategia"]),
        (DocumentKind.SectorPolicy, ["policy", "sera", "politique nationale", "politica nacional", "act", "bill"]),
        (DocumentKind.Survey, ["survey", "census", "utafiti", "enquete", "encuesta"]),
        (DocumentKind.Report, ["report", "working paper", "study", "ripoti", "rapport", "informe", "etude", "estudio"]),
    ];

    /// <param name="name">Of the file.</param>
    /// <param name="now">No document is from a later year.</param>
    public static DocumentDraft Of(string name, string contentType, FileText? read, DateTimeOffset now)
    {
        var title = TitleOf(name, read);
        var beginning = read is { Outcome: FileTextOutcome.Read } text ? text.Text[..Math.Min(text.Text.Length, Beginning)] : "";
        return new DocumentDraft
        {
            Title = title,
            Kind = KindOf(contentType, title, beginning),
            Year = YearOf(now, title, name, beginning) ?? Plausible(read?.Year, now),
            Language = LanguageGuess.Of(beginning.Length > 0 ? beginning : title),
            Minutes = read?.Minutes,
            Author = Clean(read?.Author) is { Length: > 2 and <= Document.LineLength } author ? author : null,
        };
    }

    /// <summary>Null where no word says it.</summary>
    public static DocumentKind? KindIn(string title)
    {
        var plain = $" {string.Join(' ', TextNormalizer.Normalize(title).Split(NotInWords, StringSplitOptions.RemoveEmptyEntries))} ";
        foreach (var (kind, words) in KindWords)
        {
            if (words.Any(word => plain.Contains($" {word} ", StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return null;
    }

    private static readonly char[] NotInWords = [' ', ',', '.', ':', ';', '(', ')', '-', '–', '—', '/', '"', '_', '\n', '\r', '\t'];

    private static DocumentKind KindOf(string contentType, string title, string beginning) =>
        contentType.StartsWith("video/", StringComparison.Ordinal) ? DocumentKind.Video
        : contentType.StartsWith("audio/", StringComparison.Ordinal) ? DocumentKind.Audio
        : contentType.StartsWith("image/", StringComparison.Ordinal) ? DocumentKind.Infographic
        : KindIn(title) ?? (contentType.EndsWith("presentation", StringComparison.Ordinal) ? DocumentKind.Slides : KindIn(beginning[..Math.Min(beginning.Length, 400)]) ?? DocumentKind.Other);

    /// <summary>What the file calls itself, if that is a title and not what a program put there; else its first line; else its name.</summary>
    private static string TitleOf(string name, FileText? read)
    {
        var said = Clean(read?.Title);
        var line = Clean(read?.Text.Split('\n').FirstOrDefault(static line => line.Trim().Length >= ShortestTitle && line.Any(char.IsLetter)));
        var isSaid = said.Length is >= ShortestTitle and <= Document.TitleLength && said.Contains(' ', StringComparison.Ordinal) && !MadeUp().IsMatch(said);
        var title = isSaid ? said : line.Length is >= ShortestTitle and <= 200 ? line : NameOf(name);
        return title.Length <= Document.TitleLength ? title : title[..Document.TitleLength];
    }

    private static string NameOf(string name) => Clean(Path.GetFileNameWithoutExtension(name).Replace('_', ' ').Replace('-', ' ')) is { Length: > 0 } stem ? stem : name;

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('#', '*', ' ');

    private static int? YearOf(DateTimeOffset now, params ReadOnlySpan<string> places)
    {
        foreach (var place in places)
        {
            foreach (Match match in Year().Matches(place))
            {
                if (Plausible(int.Parse(match.Value, CultureInfo.InvariantCulture), now) is { } year)
                {
                    return year;
                }
            }
        }

        return null;
    }

    private static int? Plausible(int? year, DateTimeOffset now) => year >= FirstYear && year <= now.Year ? year : null;

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?!\d)")]
    private static partial Regex Year();

    /// <summary>What programs write where a title should be.</summary>
    [GeneratedRegex(@"^(microsoft (word|powerpoint)|untitled|document\d*|presentation\d*|slide \d|layout \d|print|scan)|\.(docx?|pdf|pptx?|indd)$", RegexOptions.IgnoreCase)]
    private static partial Regex MadeUp();
}
