using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Documents;

/// <summary>How a document reads among other things that were found.</summary>
internal sealed class DocumentEntries(CommunityDb db, DocumentAccess access, DocumentLines lines, ILocalizer words) : IFoundEntries
{
    public string Kind => Document.SubjectKind;

    public async Task<IReadOnlyDictionary<long, FoundEntry>> ReadAsync(IReadOnlyCollection<long> ids, Member reader, string language, CancellationToken cancel)
    {
        var documents = await db.Documents.Where(document => ids.Contains(document.Id)).ToListAsync(cancel);
        var others = await OthersAsync(documents, reader, cancel);
        return documents.ToDictionary(static document => document.Id, document => new FoundEntry(document.Title, lines.Line(document, language) + Also(document, others, language)));
    }

    private async Task<List<Document>> OthersAsync(List<Document> documents, Member reader, CancellationToken cancel)
    {
        var roots = documents.ConvertAll(static document => document.RootId);
        return await access.Current(reader).Where(other => roots.Contains(other.Id) || (other.TranslationOfId != null && roots.Contains(other.TranslationOfId.Value))).ToListAsync(cancel);
    }

    private string Also(Document document, List<Document> others, string language)
    {
        var languages = others.Where(other => other.Id != document.Id && other.RootId == document.RootId).Select(DocumentLines.LanguageOf).OfType<string>().Distinct().ToList();
        return languages.Count == 0 ? "" : $" · {words.Say(new Text("documents.alsoIn", string.Join(", ", languages)), language)}";
    }
}

/// <summary>What a search for documents can be narrowed to.</summary>
internal sealed class DocumentFacets(DocumentLists lists) : ISearchFacets
{
    public string Kind => Document.SubjectKind;

    public IReadOnlyList<Option> Sorts { get; } = [.. Enum.GetNames<DocumentKind>().Select(static name => new Option(name, $"documents.kind.{name}"))];

    public IReadOnlyList<Option> Audiences { get; } = [.. Enum.GetNames<DocumentAudience>().Select(static name => new Option(name, $"documents.audience.{name}"))];

    public string Countries => CountryDataset.Name;

    public async Task<string?> CountryAsync(string answer, CancellationToken cancel) => (await lists.CountriesAsync(cancel)).Find(country => CountryDataset.ValueOf(country) == answer);
}

/// <summary>The countries that there are documents about which every member may read.</summary>
internal sealed class CountryDataset(DocumentLists lists) : IDataset
{
    public const string Name = "document-countries";
    private const int Most = 24;

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) =>
        [.. (await lists.CountriesAsync(cancel)).Where(country => country.Contains(words, StringComparison.OrdinalIgnoreCase)).Take(Most).Select(Option)];

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel) =>
        [.. (await lists.CountriesAsync(cancel)).Where(country => values.Contains(ValueOf(country))).Select(Option)];

    /// <summary>As much of a name as an option may hold.</summary>
    public static string ValueOf(string country) => string.Concat(country.Where(char.IsAsciiLetterOrDigit).Take(Forms.Option.MaxBytes));

    private static Option Option(string country) => new(ValueOf(country), Text.Verbatim(country));
}

/// <summary>Documents to choose from in a form, by the words of their titles: those that every member may read.</summary>
internal sealed class DocumentDataset(DocumentLists lists) : IDataset
{
    public const string Name = "documents";
    private const int Most = 24;

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) => [.. (await lists.OpenAsync(words, Most, cancel)).Select(Option)];

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel) => [.. (await lists.OpenAsync(values, cancel)).Select(Option)];

    private static Option Option(Document document) => new(document.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Text.Verbatim(document.Title));
}
