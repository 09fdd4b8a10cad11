using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Community.Broadcasts;

/// <summary>Finds the members that an audience means.</summary>
internal static class AudienceQuery
{
    public static IQueryable<Member> Members(CommunityDb db, Audience audience, DateTimeOffset now) => db.Members.Active(now)
        .Among(db, audience.Groups).As(audience.Roles).From(audience.OrganisationKinds).On(audience.Pillars)
        .Of(audience.Counties).Reading(db, audience.Languages).Preferring(db, audience.Channels);

    /// <summary>Those of them who did not switch notices of a kind off; not even an urgent one passes that.</summary>
    public static IQueryable<Member> Wanting(this IQueryable<Member> members, CommunityDb db, NoticeKind? kind) => members.Where(member =>
        !db.NoticePreferences.Any(preference => preference.MemberId == member.Id && preference.Kind == kind && preference.Timing == NoticeTiming.Off));

    private static IQueryable<Member> Among(this IQueryable<Member> members, CommunityDb db, IReadOnlyList<long> groups) => groups.Count == 0
        ? members
        : members.Where(member => db.GroupMemberships.Any(membership => membership.MemberId == member.Id && groups.Contains(membership.GroupId)));

    private static IQueryable<Member> As(this IQueryable<Member> members, IReadOnlyList<Role> roles) =>
        roles.Count == 0 ? members : members.Where(member => roles.Contains(member.Role));

    private static IQueryable<Member> From(this IQueryable<Member> members, IReadOnlyList<OrganisationKind> kinds) => kinds.Count == 0
        ? members
        : members.Where(member => member.Organisation != null && kinds.Contains(member.Organisation.Kind));

    private static IQueryable<Member> On(this IQueryable<Member> members, Pillars pillars) =>
        pillars == Pillars.None ? members : members.Where(member => (member.Pillars & pillars) != Pillars.None);

    private static IQueryable<Member> Of(this IQueryable<Member> members, IReadOnlyList<string> counties)
    {
        var national = counties.Contains(Audience.National);
        return counties.Count == 0
            ? members
            : members.Where(member => (national && member.County == null) || (member.County != null && counties.Contains(member.County)));
    }

    /// <summary>By the language a message would reach them in: their own, or that of the place they are told things.</summary>
    private static IQueryable<Member> Reading(this IQueryable<Member> members, CommunityDb db, IReadOnlyList<string> languages) => languages.Count == 0
        ? members
        : members.Where(member => languages.Contains(member.Language
            ?? (from address in db.Addresses
                join place in db.Conversations on address.ConversationId equals place.Id
                where address.MemberId == member.Id && place.Reachable
                orderby address.Preferred descending, address.LastSeenAt descending
                select place.Language).FirstOrDefault()
            ?? Languages.English));

    private static IQueryable<Member> Preferring(this IQueryable<Member> members, CommunityDb db, IReadOnlyList<string> channels) => channels.Count == 0
        ? members
        : members.Where(member => channels.Contains(
            (from address in db.Addresses
             join place in db.Conversations on address.ConversationId equals place.Id
             where address.MemberId == member.Id && place.Reachable
             orderby address.Preferred descending, address.LastSeenAt descending
             select place.Channel).FirstOrDefault()!));
}
