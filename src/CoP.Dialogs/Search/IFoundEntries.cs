using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>How one found thing reads in a list.</summary>
/// <param name="Details">One line: what it is, from whom, and so on.</param>
public sealed record FoundEntry(string Title, string Details);

/// <summary>How the things of a kind read where several kinds are listed. A feature provides it for what it has in the search.</summary>
public interface IFoundEntries
{
    /// <summary>The first part of their subjects.</summary>
    string Kind { get; }

    /// <summary>Those that are there; only ids that whoever reads may see are asked for.</summary>
    Task<IReadOnlyDictionary<long, FoundEntry>> ReadAsync(IReadOnlyCollection<long> ids, Member reader, string language, CancellationToken cancel);
}

/// <summary>What a feature's things can be narrowed to besides what all have.</summary>
public interface ISearchFacets
{
    /// <summary>The kind of thing that has them.</summary>
    string Kind { get; }

    IReadOnlyList<Option> Sorts { get; }

    IReadOnlyList<Option> Audiences { get; }

    /// <summary>The name of the <see cref="IDataset"/> of countries.</summary>
    string Countries { get; }

    /// <summary>The name of a country by what a form's answer says of it.</summary>
    Task<string?> CountryAsync(string answer, CancellationToken cancel);
}
