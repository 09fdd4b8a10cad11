using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>
/// How many members are told things in one lane. Nearly everybody is counted by their preferred address alone, in one pass;
/// only those who cannot be reached there are looked up one by one.
/// </summary>
internal sealed record LaneCount(string Channel, string Tenant, int Count)
{
    public string Lane => Conversation.LaneOf(Channel, Tenant);

    public static LaneCount In(string lane, int count) => lane.Split('/', 2) is [var channel, var tenant] ? new(channel, tenant, count) : new(lane, "", count);

    /// <summary>Those whom nothing reaches are in none; a lane may come twice.</summary>
    public static async Task<List<LaneCount>> OfAsync(CommunityDb db, IQueryable<Member> members, CancellationToken cancel) =>
        [.. await PreferredAsync(db, members, cancel), .. await OthersAsync(db, members, cancel)];

    private static Task<List<LaneCount>> PreferredAsync(CommunityDb db, IQueryable<Member> members, CancellationToken cancel) =>
        (from member in members
         join address in db.Addresses on member.Id equals address.MemberId
         join place in db.Conversations on address.ConversationId equals place.Id
         where address.Preferred && place.Reachable
         group member by new { place.Channel, place.Tenant } into lane
         select new LaneCount(lane.Key.Channel, lane.Key.Tenant, lane.Count())).ToListAsync(cancel);

    private static Task<List<LaneCount>> OthersAsync(CommunityDb db, IQueryable<Member> members, CancellationToken cancel)
    {
        var reached = from address in db.Addresses
                      join place in db.Conversations on address.ConversationId equals place.Id
                      where address.Preferred && place.Reachable
                      select address.MemberId;
        return Recipient.Of(db, members.Where(member => !reached.Any(id => id == member.Id)), NoticeKind.Announcement)
            .Where(static reader => reader.Channel != null)
            .GroupBy(static reader => new { reader.Channel, reader.Tenant })
            .Select(static lane => new LaneCount(lane.Key.Channel!, lane.Key.Tenant!, lane.Count())).ToListAsync(cancel);
    }
}
