using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;

namespace CoP.Community.Announcements;

/// <summary>A member of an audience, with where and how they want to be told things.</summary>
/// <param name="Timing">Null: at once.</param>
/// <param name="PlaceId">Their preferred reachable conversation; null when there is none.</param>
internal sealed record Recipient(long Id, string? TimeZone, NoticeTiming? Timing, long? PlaceId, string? Channel, string? Tenant)
{
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
        orderby reader.Id
        select new Recipient(reader.Id, reader.TimeZone, reader.Timing, reader.PlaceId, place!.Channel, place.Tenant);
}
