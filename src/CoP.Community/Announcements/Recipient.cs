using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;

namespace CoP.Community.Announcements;

/// <summary>A member of an audience, with where and how they want to be told things.</summary>
internal sealed record Recipient
{
    public long Id { get; init; }

    public string? TimeZone { get; init; }

    /// <summary>Null: at once.</summary>
    public NoticeTiming? Timing { get; init; }

    /// <summary>Their preferred reachable conversation; null when there is none.</summary>
    public long? PlaceId { get; init; }

    public string? Channel { get; init; }

    public string? Tenant { get; init; }

    public string Lane => Channel is null ? "" : Conversation.LaneOf(Channel, Tenant ?? "");

    /// <summary>All of them in one query, whatever their number.</summary>
    public static IQueryable<Recipient> Of(CommunityDb db, IQueryable<Member> members) =>
        from reader in members.Select(member => new
        {
            member.Id,
            member.TimeZone,
            Timing = db.NoticePreferences.Where(wish => wish.MemberId == member.Id && wish.Kind == NoticeKind.Announcement)
                .Select(static wish => (NoticeTiming?)wish.Timing).FirstOrDefault(),
            PlaceId = (from address in db.Addresses
                       join place in db.Conversations on address.ConversationId equals place.Id
                       where address.MemberId == member.Id && place.Reachable
                       orderby address.Preferred descending, address.LastSeenAt descending
                       select (long?)place.Id).FirstOrDefault(),
        })
        join place in db.Conversations on reader.PlaceId equals (long?)place.Id into places
        from place in places.DefaultIfEmpty()
        select new Recipient
        {
            Id = reader.Id,
            TimeZone = reader.TimeZone,
            Timing = reader.Timing,
            PlaceId = reader.PlaceId,
            Channel = place!.Channel,
            Tenant = place.Tenant,
        };
}
