using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Storage.Samples;

/// <summary>The groups, organisations and members of the sample, with their two places on the try-out page.</summary>
internal sealed class SamplePeople(CommunityDb db, DateTimeOffset now)
{
    private static readonly TimeSpan SinceJoining = TimeSpan.FromDays(120);
    private static readonly string[] Places = [ChannelNames.Desk, ChannelNames.Phone];

    public Dictionary<string, Member> Members { get; private set; } = [];

    public Dictionary<string, Group> Groups { get; private set; } = [];

    /// <exception cref="KeyNotFoundException">A member names a group or an organisation that the sample does not have.</exception>
    public async Task AddAsync(SampleFiles files, CancellationToken cancel)
    {
        Groups = files.Groups.ToDictionary(static group => group.Slug, ToGroup);
        var organisations = files.Organisations.ToDictionary(static organisation => organisation.Name, static organisation => organisation.Make());
        Members = files.Members.ToDictionary(static member => member.Name, member => ToMember(member, organisations[member.Organisation]));
        db.AddRange(Groups.Values);
        db.AddRange(organisations.Values);
        db.AddRange(Members.Values);
        await db.SaveChangesAsync(cancel); // From here on everybody has an id.
        await SeatAsync(files.Members, cancel);
    }

    /// <summary>The official code of a county that the files name in full.</summary>
    public static string? CountyCode(string? name) =>
        name is null ? null : Counties.All.Single(county => county.Name == name).Code;

    private static Group ToGroup(SampleGroup group) =>
        new() { Slug = group.Slug, Names = group.Names, Keywords = [.. group.Keywords.Distinct()] };

    private Member ToMember(SampleMember sample, Organisation organisation) => new()
    {
        Name = sample.Name,
        Organisation = organisation,
        Role = sample.Role,
        GuestUntil = sample.GuestDays is { } days ? now.AddDays(days) : null,
        County = CountyCode(sample.County),
        Language = sample.Language,
        Available = sample.Available,
        Pillars = (sample.Pillars ?? []).Aggregate(Pillars.None, static (all, pillar) => all | pillar),
        IsSample = true,
        JoinedAt = now - SinceJoining,
    };

    private async Task SeatAsync(SampleMember[] samples, CancellationToken cancel)
    {
        var places = new List<(Address Address, Conversation Conversation)>();
        foreach (var sample in samples)
        {
            var member = Members[sample.Name];
            db.AddRange(sample.Themes.Select(theme => new MemberTheme { MemberId = member.Id, Theme = theme }));
            db.AddRange(sample.Groups.Select(slug => Seat(sample, member, slug)));
            places.AddRange(Places.Select(channel => Place(sample, member, channel)));
        }

        db.AddRange(places.Select(static place => place.Conversation));
        await db.SaveChangesAsync(cancel);
        db.AddRange(places.Select(static place => With(place.Address, place.Conversation.Id)));
    }

    private GroupMembership Seat(SampleMember sample, Member member, string slug) =>
        new() { GroupId = Groups[slug].Id, MemberId = member.Id, IsLead = sample.Leads?.Contains(slug) ?? false };

    private (Address Address, Conversation Conversation) Place(SampleMember sample, Member member, string channel) => (
        new Address
        {
            MemberId = member.Id,
            Channel = channel,
            ExternalId = $"{member.Id}",
            Preferred = sample.Prefers == channel,
            LastSeenAt = now,
        },
        new Conversation { Channel = channel, ExternalId = $"{channel}:{member.Id}", Kind = ConversationKind.Personal, Language = member.Language });

    private static Address With(Address address, long conversationId)
    {
        address.ConversationId = conversationId;
        return address;
    }
}
