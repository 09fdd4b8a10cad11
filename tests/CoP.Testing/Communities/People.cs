using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Testing.Communities;

/// <summary>Fills a <see cref="TestCommunity"/> with just what a test needs.</summary>
public static class People
{
    public static async Task<long> GroupAsync(this TestCommunity community, string slug, params string[] keywords) =>
        (await community.AddAsync(new Group { Slug = slug, Names = new() { [Languages.English] = slug }, Keywords = [.. keywords] })).Id;

    /// <summary>A member who can be reached, unless <paramref name="reachable"/> says otherwise.</summary>
    public static async Task<long> MemberAsync(
        this TestCommunity community, string name, Action<Member>? with = null, long? group = null, bool lead = false, bool reachable = true, params string[] themes)
    {
        var member = new Member { Name = name, Language = Languages.English, JoinedAt = community.Now };
        with?.Invoke(member);
        await community.AddAsync(member);
        await community.ChangeAsync(async db =>
        {
            db.AddRange(themes.Select(theme => new MemberTheme { MemberId = member.Id, Theme = theme }));
            db.AddRange(group is { } id ? [new GroupMembership { GroupId = id, MemberId = member.Id, IsLead = lead }] : []);
            return await db.SaveChangesAsync();
        });
        return reachable ? await community.ReachAsync(member.Id) : member.Id;
    }

    /// <summary>Gives a member a personal chat.</summary>
    public static async Task<long> ReachAsync(this TestCommunity community, long memberId, string channel = ChannelNames.Telegram)
    {
        var person = memberId.ToString(CultureInfo.InvariantCulture);
        var conversation = await community.AddAsync(new Conversation { Channel = channel, ExternalId = $"chat-{person}", Kind = ConversationKind.Personal });
        await community.AddAsync(new Address
        {
            MemberId = memberId,
            Channel = channel,
            ExternalId = person,
            ConversationId = conversation.Id,
            Preferred = true,
            LastSeenAt = community.Now,
        });
        return memberId;
    }
}
