using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>Members to choose from, by a part of their name or organisation.</summary>
internal sealed class MemberDataset(MemberDirectory directory, CommunityDb db) : IDataset
{
    public const string Name = "members";
    private const int Most = 24;

    public async Task<IReadOnlyList<Option>> FindAsync(string words, CancellationToken cancel) =>
        [.. (await directory.FindAsync(words, Most, cancel)).Select(Option)];

    public async Task<IReadOnlyList<Option>> KnownAsync(IReadOnlyCollection<string> values, CancellationToken cancel)
    {
        var ids = values.Select(static value => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
        var known = await db.Members.Include(member => member.Organisation).Where(member => ids.Contains(member.Id)).ToListAsync(cancel);
        return [.. known.Select(Option)];
    }

    private static Option Option(Member member) =>
        new(member.Id.ToString(CultureInfo.InvariantCulture), Text.Verbatim(member.Organisation is { } organisation ? $"{member.Name}, {organisation.Name}" : member.Name));
}
