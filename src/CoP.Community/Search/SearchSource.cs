using CoP.Community.Members;
using CoP.Search;

namespace CoP.Community.Search;

/// <summary>A kind of thing that can be found, whichever feature it belongs to. Who implements this is found and asked.</summary>
public interface ISearchSource
{
    /// <summary>The first part of its subjects, e.g. <c>question</c>.</summary>
    string Kind { get; }

    /// <summary>The ids of all that anybody may find, by whom is asked later.</summary>
    IQueryable<long> All();

    /// <summary>What these say, under their <c>kind:id</c>. Those that nobody may find (any more) are left out.</summary>
    Task<List<IndexedText>> ReadAsync(IReadOnlyCollection<long> ids, CancellationToken cancel);

    /// <summary>Those of its things that this member may see now, and that fit the filter.</summary>
    IQueryable<long> Visible(Member actor, SearchFilter filter);
}

/// <summary>Something that was found.</summary>
/// <param name="Kind">The first part of its subject.</param>
/// <param name="Score">Higher is more alike; comparable within one search only.</param>
public sealed record Found(string Kind, long Id, double Score)
{
    public string Key => SearchKeys.Of(Kind, Id);
}

/// <summary>What a search is narrowed to; null is anything. What a kind of thing does not have cannot be asked of it: such a thing is left out.</summary>
public sealed record SearchFilter
{
    public static SearchFilter None { get; } = new();

    /// <summary>The kind of thing, as <see cref="ISearchSource.Kind"/>.</summary>
    public string? Thing { get; init; }

    /// <summary>What sort of that thing, by the name of its own enum, e.g. <c>AnnualReport</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>A slug of <see cref="Members.Themes"/>.</summary>
    public string? Theme { get; init; }

    public Pillars? Pillar { get; init; }

    public long? GroupId { get; init; }

    /// <summary>A code of <see cref="Counties"/>.</summary>
    public string? County { get; init; }

    /// <summary>By its English name.</summary>
    public string? Country { get; init; }

    /// <summary>The first year that counts.</summary>
    public int? Since { get; init; }

    /// <summary>Two letters.</summary>
    public string? Language { get; init; }

    public string? Audience { get; init; }

    /// <summary>Only what answers something: a question that nobody has answered yet does not.</summary>
    public bool OnlyAnswers { get; init; }

    /// <summary>Only what every member may see, for what is carried to where others read along.</summary>
    public bool OnlyOpen { get; init; }

    public bool IsNone => this == None;
}
