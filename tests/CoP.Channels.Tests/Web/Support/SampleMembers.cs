using CoP.Community;
using CoP.Community.Members;

namespace CoP.Channels.Tests.Web.Support;

/// <summary>Two invented members, and a real one whom nobody may play.</summary>
internal static class SampleMembers
{
    private static readonly DateTimeOffset Joined = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    public static void Add(CommunityDb db)
    {
        Add(db, 1, "Amina Wanjiru", isSample: true);
        Add(db, 2, "Brian Otieno", isSample: true);
        Add(db, 3, "A Real Person", isSample: false);
    }

    private static void Add(CommunityDb db, long id, string name, bool isSample)
    {
        db.Members.Add(new Member { Id = id, Name = name, IsSample = isSample, JoinedAt = Joined, County = "010" });
        foreach (var side in (string[])[ChannelNames.Desk, ChannelNames.Phone])
        {
            db.Addresses.Add(new Address { MemberId = id, Channel = side, ExternalId = $"{id}", LastSeenAt = Joined });
        }
    }
}
