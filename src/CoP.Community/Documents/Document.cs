using System.Linq.Expressions;
using CoP.Community.Files;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Search;

namespace CoP.Community.Documents;

/// <summary>A policy, a study, a tool, a recording: something that members share, as a file or as a link, and what is known about it.</summary>
public sealed class Document : IRevisioned, IClosable<Document>, IIndexed
{
    public const string SubjectKind = "document";
    public const int TitleLength = 300;
    public const int SummaryLength = 4000;
    public const int CoreMessageLength = 600;
    public const int LinkLength = 500;
    public const int LineLength = 300;
    public const int SourceLength = 300;

    public long Id { get; set; }

    public required string Title { get; set; }

    public DocumentKind Kind { get; set; }

    /// <summary>Who published it, as it stands on it.</summary>
    public string? Organisation { get; set; }

    public string? Author { get; set; }

    public int? Year { get; set; }

    /// <summary>Two letters; null where it is not known.</summary>
    public string? Language { get; set; }

    /// <summary>By their English names.</summary>
    public List<string> Countries { get; set; } = [];

    /// <summary>Codes of <see cref="Community.Counties"/>; none for national.</summary>
    public List<string> Counties { get; set; } = [];

    /// <summary>Slugs of <see cref="Members.Themes"/>.</summary>
    public List<string> Themes { get; set; } = [];

    public Pillars Pillars { get; set; }

    /// <summary>Names of <see cref="DocumentAudience"/>.</summary>
    public List<string> Audiences { get; set; } = [];

    public long? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>What its authors say of it.</summary>
    public string? Summary { get; set; }

    /// <summary>What a moderator says that it comes to, for those who read no more.</summary>
    public string? CoreMessage { get; set; }

    public string? Link { get; set; }

    public long? FileId { get; set; }

    public StoredFile? File { get; set; }

    /// <summary>Bytes of the file.</summary>
    public long? Size { get; set; }

    /// <summary>SHA-256 of the file, in hexadecimal digits.</summary>
    public string? Hash { get; set; }

    public int? Pages { get; set; }

    /// <summary>Of a recording.</summary>
    public int? Minutes { get; set; }

    public DocumentTextState TextState { get; set; }

    public DocumentState State { get; set; }

    public DocumentReaders Readers { get; set; }

    /// <summary>The document of which this is another language; that one has none itself.</summary>
    public long? TranslationOfId { get; set; }

    /// <summary>The newer version, once it is published.</summary>
    public long? ReplacedById { get; set; }

    /// <summary>The older version that this one is to take the place of.</summary>
    public long? ReplacesId { get; set; }

    /// <summary>What an import knows it by, so that it is not taken in twice; null for what a member gave.</summary>
    public string? Source { get; set; }

    /// <summary>What the library said when it was last taken in, in short: where it says the same again, what was put right here stays.</summary>
    public string? SourceStamp { get; set; }

    public long? GivenById { get; set; }

    public Member? GivenBy { get; set; }

    public DateTimeOffset GivenAt { get; set; }

    /// <summary>When whoever gave it was last asked something about it.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it was declined, removed or replaced.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When it was put into the repository that the community reports to.</summary>
    public DateTimeOffset? DepositedAt { get; set; }

    /// <summary>How often it was fetched.</summary>
    public int Fetches { get; set; }

    public int Revision { get; set; }

    public string Subject => SubjectOf(Id);

    public string SearchKey => Subject;

    public IReadOnlyCollection<string> IndexedProperties =>
        [nameof(Title), nameof(Summary), nameof(CoreMessage), nameof(Organisation), nameof(Author), nameof(Countries), nameof(State), nameof(TextState)];

    /// <summary>The document that all languages of it go back to.</summary>
    public long RootId => TranslationOfId ?? Id;

    public static string SubjectOf(long id) => FormattableString.Invariant($"{SubjectKind}:{id}");

    public static Expression<Func<Document, bool>> ClosedBefore(DateTimeOffset time) => document => document.State != DocumentState.Published && document.ClosedAt < time;
}

/// <summary>What stands in a document's file; apart from it, since most that is done with documents does not need it.</summary>
public sealed class DocumentText
{
    /// <summary>What stands further back is not kept.</summary>
    public const int Longest = 200_000;

    public long DocumentId { get; set; }

    public required string Text { get; set; }
}
