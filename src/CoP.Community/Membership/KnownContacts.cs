using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>By what members are recognised, however it is written.</summary>
public sealed class KnownContacts(CommunityDb db)
{
    /// <summary>Whose it is, with what a turn needs of them; null for nobody's, and for what is no contact.</summary>
    public async Task<Member?> FindAsync(ContactKind kind, string? written, CancellationToken cancel)
    {
        var value = KnownContact.Spell(kind, written);
        return value is null ? null : await db.Members.AsSingleQuery()
            .Include(static member => member.Memberships).Include(static member => member.Themes)
            .FirstOrDefaultAsync(member => db.KnownContacts.Any(contact => contact.MemberId == member.Id && contact.Kind == kind && contact.Value == value), cancel);
    }

    /// <summary>Has a member recognised by these contacts of a kind, and by no others of it.</summary>
    /// <returns>Why not: one is not of that kind, or another member's.</returns>
    public async Task<Refusal?> ReplaceAsync(long memberId, ContactKind kind, IReadOnlyCollection<string> written, CancellationToken cancel)
    {
        var spelled = written.ToDictionary(static one => one, one => KnownContact.Spell(kind, one));
        if (spelled.FirstOrDefault(static pair => pair.Value is null).Key is { } unclear)
        {
            return new ContactUnclear(unclear);
        }

        var (values, old) = (spelled.Values.OfType<string>().Distinct().ToList(), await db.KnownContacts.Where(one => one.MemberId == memberId && one.Kind == kind).ToListAsync(cancel));
        if (await db.KnownContacts.FirstOrDefaultAsync(one => one.MemberId != memberId && one.Kind == kind && values.Contains(one.Value), cancel) is { } taken)
        {
            return new ContactIsAnothers(spelled.First(pair => pair.Value == taken.Value).Key);
        }

        db.KnownContacts.RemoveRange(old.Where(one => !values.Contains(one.Value)));
        db.KnownContacts.AddRange(values.Except(old.Select(static one => one.Value)).Select(value => new KnownContact { MemberId = memberId, Kind = kind, Value = value }));
        return null;
    }
}
