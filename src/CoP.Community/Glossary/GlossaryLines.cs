using System.Globalization;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Glossary;

/// <summary>The glossary as a search understands it: a line for each meaning, all of its names between equals signs.</summary>
public sealed class GlossaryLines(CommunityDb db) : IGlossarySource
{
    /// <summary>What the lines were made of: another one when any of them may read differently. Cheap to ask again and again.</summary>
    public async Task<string> StampAsync(CancellationToken cancel)
    {
        // Ids are not given twice: how many were added and removed is in the first two, and how often one was changed in the third.
        var now = await db.GlossaryTerms.GroupBy(static _ => 1)
            .Select(static all => new { Count = all.Count(), Last = all.Max(static term => term.Id), Changes = all.Sum(static term => term.Revision) })
            .SingleOrDefaultAsync(cancel);
        return now is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{now.Count}.{now.Last}.{now.Changes}");
    }

    /// <summary>All lines.</summary>
    public async Task<string> ReadAsync(CancellationToken cancel)
    {
        var names = await db.GlossaryNames.AsNoTracking().OrderBy(static name => name.TermId).ThenBy(static name => name.Id).ToListAsync(cancel);
        return string.Join('\n', names.GroupBy(static name => name.TermId).Select(static term => string.Join(" = ", term.DistinctBy(static name => name.Key).Select(Bare))));
    }

    private static string Bare(GlossaryName name) => name.Name.Replace('=', ' ').Replace('#', ' ').Trim();
}
