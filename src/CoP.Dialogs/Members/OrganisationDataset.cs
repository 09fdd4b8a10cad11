using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>Organisations to choose from, by a part of any of their names; the last entry is for one that is missing.</summary>
internal sealed class OrganisationDataset(OrganisationRegister register, CommunityDb db) : IDataset
{
    public const string Name = "organisations";
    private const int Most = 24;
    private const int MostWordsOfAName = 9;

    private static readonly Option Another = new(OrganisationFields.Another, "members.organisation.another");

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel)
    {
        var found = await register.FindAsync(words, Most - 1, cancel);
        return [.. found.Select(Option), .. IsMeant(found, words) || !CanBeName(words) ? Array.Empty<Option>() : [Another]];
    }

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel)
    {
        var ids = values.Select(static value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var known = await db.Organisations.Where(one => ids.Contains(one.Id)).ToListAsync(cancel);
        return [.. known.Select(Option), .. values.Contains(OrganisationFields.Another) ? [Another] : Array.Empty<Option>()];
    }

    private static Option Option(Organisation organisation) =>
        new(organisation.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(organisation.Name));

    // One that is known by just these words, such as its short name, needs no second look.
    private static bool IsMeant(List<Organisation> found, string words) =>
        found is [var only] && OrganisationSpelling.Key(words) is var key && only.Names.Exists(name => name.Key == key);

    // A sentence that somebody types meanwhile is no organisation that we do not know yet.
    private static bool CanBeName(string words) =>
        !words.Contains('?', StringComparison.Ordinal) && words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfAName;
}

/// <summary>The organisations that there are, without one for a missing one.</summary>
internal sealed class KnownOrganisations(OrganisationDataset all) : IDataset
{
    public const string Name = "known-organisations";

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) => Known(await all.FindAsync(words, cancel));

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel) => Known(await all.KnownAsync(values, cancel));

    private static List<Option> Known(IEnumerable<Option> options) => [.. options.Where(static option => option.Value != OrganisationFields.Another)];
}
