using System.Text.RegularExpressions;
using CoP.Community.Members;
using CoP.Community.Search;
using CoP.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Documents;

/// <summary>Documents are found by their titles, by what is known of them, and by what stands in their files.</summary>
public sealed partial class DocumentSearch(CommunityDb db, DocumentAccess access, IMarkupReader markup) : ISearchSource
{
    public string Kind => Document.SubjectKind;

    public IQueryable<long> All() => Listed().Select(static document => document.Id);

    public async Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var documents = await Listed().AsNoTracking().Where(document => ids.Contains(document.Id)).ToListAsync(cancel);
        var texts = await db.DocumentTexts.AsNoTracking().Where(text => ids.Contains(text.DocumentId)).ToDictionaryAsync(static text => text.DocumentId, static text => text.Text, cancel);
        return documents.ConvertAll(document => new IndexedText(document.SearchKey, document.Title, Body(document, texts.GetValueOrDefault(document.Id))));
    }

    public IQueryable<long> Visible(Member actor, SearchFilter filter) => Filtered(access.Current(actor), filter).Select(static document => document.Id);

    /// <summary>All of them that fit, newest first: where nothing is typed.</summary>
    public IQueryable<Document> Browse(Member actor, SearchFilter filter) =>
        Filtered(access.Current(actor), filter).OrderByDescending(static document => document.PublishedAt).ThenByDescending(static document => document.Id);

    private IQueryable<Document> Listed() => db.Documents.Where(static document => document.State == DocumentState.Published);

    /// <summary>What a moderator said of it comes first: it shows best why it was found.</summary>
    private string Body(Document document, string? text) => string.Join(
        '\n', new[] { document.CoreMessage is { } core ? markup.Plain(core) : null, document.Summary, Plain(text), document.Organisation, document.Author, string.Join(", ", document.Countries) }.Where(static part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>Many texts are written in Markdown; its marks say nothing where a passage is shown.</summary>
    private static string? Plain(string? text) => text is null ? null : Marks().Replace(text, "");

    [GeneratedRegex(@"^#{1,6} |\*\*", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    private static IQueryable<Document> Filtered(IQueryable<Document> documents, SearchFilter filter)
    {
        documents = Enum.TryParse<DocumentKind>(filter.Sort, out var sort) ? documents.Where(document => document.Kind == sort) : documents;
        documents = filter.OnlyOpen ? documents.Where(static document => document.State == DocumentState.Published && document.Readers == DocumentReaders.Members) : documents;
        documents = filter.Theme is { } theme ? documents.Where(document => document.Themes.Contains(theme)) : documents;
        documents = filter.Pillar is { } pillar ? documents.Where(document => (document.Pillars & pillar) != 0) : documents;
        documents = filter.GroupId is { } group ? documents.Where(document => document.GroupId == group) : documents;
        documents = filter.County is { } county ? documents.Where(document => document.Counties.Contains(county)) : documents;
        documents = filter.Country is { } country ? documents.Where(document => document.Countries.Contains(country)) : documents;
        documents = filter.Since is { } year ? documents.Where(document => document.Year >= year) : documents;
        documents = filter.Language is { } language ? documents.Where(document => document.Language == language) : documents;
        return filter.Audience is { } audience ? documents.Where(document => document.Audiences.Contains(audience)) : documents;
    }
}
