using System.Security.Cryptography;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Documents;

/// <summary>What somebody says of a document.</summary>
public sealed record DocumentDraft
{
    public required string Title { get; init; }

    public DocumentKind Kind { get; init; }

    public string? Organisation { get; init; }

    public string? Author { get; init; }

    public int? Year { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Countries { get; init; } = [];

    public IReadOnlyList<string> Counties { get; init; } = [];

    public IReadOnlyList<string> Themes { get; init; } = [];

    public Pillars Pillars { get; init; }

    public IReadOnlyList<string> Audiences { get; init; } = [];

    public long? GroupId { get; init; }

    public string? Summary { get; init; }

    public string? Link { get; init; }

    public int? Minutes { get; init; }

    public DocumentReaders Readers { get; init; }

    /// <summary>The document of which this is another language.</summary>
    public long? TranslationOfId { get; init; }

    /// <summary>The older version.</summary>
    public long? ReplacesId { get; init; }

    internal void ApplyTo(Document document)
    {
        (document.Title, document.Kind, document.Organisation, document.Author) = (Title, Kind, Organisation, Author);
        (document.Year, document.Language, document.Minutes, document.Summary, document.Link) = (Year, Language, Minutes, Summary, Link);
        (document.Countries, document.Counties, document.Themes, document.Audiences) = ([.. Countries], [.. Counties], [.. Themes], [.. Audiences]);
        (document.Pillars, document.GroupId, document.Readers) = (Pillars, GroupId, Readers);
    }

    /// <summary>The same as it is now, to be changed in part.</summary>
    public static DocumentDraft Of(Document document) => new()
    {
        Title = document.Title,
        Kind = document.Kind,
        Organisation = document.Organisation,
        Author = document.Author,
        Year = document.Year,
        Language = document.Language,
        Countries = document.Countries,
        Counties = document.Counties,
        Themes = document.Themes,
        Pillars = document.Pillars,
        Audiences = document.Audiences,
        GroupId = document.GroupId,
        Summary = document.Summary,
        Link = document.Link,
        Minutes = document.Minutes,
        Readers = document.Readers,
        TranslationOfId = document.TranslationOfId,
    };
}

/// <summary>What tells whether two documents may be the same.</summary>
public static class DocumentLikeness
{
    public static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Whether two titles have most of their words in common, whatever their order, case and accents.</summary>
    public static bool AreNear(string one, string other)
    {
        var (words, others) = (SearchTerms.Of(one).ToHashSet(StringComparer.Ordinal), SearchTerms.Of(other).ToHashSet(StringComparer.Ordinal));
        return words.Count > 0 && words.Count(others.Contains) * 10 >= Math.Max(words.Count, others.Count) * 8;
    }
}
