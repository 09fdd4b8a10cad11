using CoP.Community.Members;

namespace CoP.Community.Delivery;

/// <summary>A member who is to be told something, with where and how they want to be told it.</summary>
internal sealed record Recipient
{
    public long Id { get; init; }

    public string? TimeZone { get; init; }

    public DateTimeOffset? AwayUntil { get; init; }

    /// <summary>What they chose for the kind of notice; null: nothing.</summary>
    public NoticeTiming? Timing { get; init; }

    /// <summary>Their preferred reachable conversation; null when there is none.</summary>
    public long? ConversationId { get; init; }

    public string? Channel { get; init; }

    public string? Tenant { get; init; }

    public string RateScope => Channel is null ? "" : Conversation.RateScopeOf(Channel, Tenant ?? "");

    public Destination Destination => new(ConversationId, RateScope);

    /// <summary>All of them in one query, whatever their number.</summary>
    public static IQueryable<Recipient> Of(CommunityDb db, IQueryable<Member> members, NoticeKind? kind) =>
        from recipient in members.Select(member => new
        {
            member.Id,
            member.TimeZone,
            member.AwayUntil,
            Timing = db.NoticePreferences.Where(preference => preference.MemberId == member.Id && preference.Kind == kind)
                .Select(static preference => (NoticeTiming?)preference.Timing).FirstOrDefault(),
            ConversationId = (from address in db.Addresses
                              join conversation in db.Conversations on address.ConversationId equals conversation.Id
                              where address.MemberId == member.Id && conversation.Reachable
                              orderby address.Preferred descending, address.LastSeenAt descending
                              select (long?)conversation.Id).FirstOrDefault(),
        })
        join conversation in db.Conversations on recipient.ConversationId equals (long?)conversation.Id into conversations
        from conversation in conversations.DefaultIfEmpty()
        select new Recipient
        {
            Id = recipient.Id,
            TimeZone = recipient.TimeZone,
            AwayUntil = recipient.AwayUntil,
            Timing = recipient.Timing,
            ConversationId = recipient.ConversationId,
            Channel = conversation!.Channel,
            Tenant = conversation.Tenant,
        };
}
