using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Announcements;

/// <summary>Says who gets an announcement, and how many they are.</summary>
internal sealed class AudienceText(CommunityDb db, ILocalizer words)
{
    /// <summary>One line a facet in which something is named.</summary>
    public async Task<IReadOnlyList<Fact>> FactsAsync(Announcement announcement, string language, CancellationToken cancel)
    {
        if (announcement.Conversation is { } conversation)
        {
            return [Fact("place", [conversation.Title ?? await GroupNameAsync(conversation.BoundGroupId, language, cancel)], language)];
        }

        var facts = (await NamesAsync(announcement.Audience, language, cancel)).Where(static facet => facet.Names.Any())
            .Select(facet => Fact(facet.Field, facet.Names, language)).ToList();
        return facts.Count > 0 ? facts : [Fact("who", [words.Say("announcements.who.everyone", language)], language)];
    }

    /// <summary>"412 members: 250 on Teams, 162 on Telegram. Sending takes about 6 minutes."; then those it will not get to.</summary>
    public string Reach(Reach reach, string language)
    {
        var members = new Text("announcements.reach.members", reach.Members);
        if (reach.ByChannel.Count == 0)
        {
            return words.Say(members, language);
        }

        var parts = reach.ByChannel.Select(side => words.Say(new Text("announcements.reach.on", Number(side.Count, language), new Text($"announcements.channel.{side.Channel}")), language));
        var where = new Text("announcements.reach.all", members, string.Join(", ", parts));
        return words.Say(new Text("announcements.reach.takes", where, Duration(reach.Duration)), language);
    }

    /// <summary>Those it does not get to, and why; nothing when it gets to all.</summary>
    public IEnumerable<string> Missed(Reach reach, string language)
    {
        if (reach.OutOfReach > 0)
        {
            yield return words.Say(new Text("announcements.reach.out", reach.OutOfReach), language);
        }

        if (reach.Muted > 0)
        {
            yield return words.Say(new Text("announcements.reach.muted", reach.Muted), language);
        }
    }

    /// <summary>About so many minutes or hours; rounded up, since people wait for it.</summary>
    public static Text Duration(TimeSpan time) => time.TotalMinutes switch
    {
        <= 1 => "announcements.time.soon",
        <= 90 => new Text("announcements.time.minutes", (int)Math.Ceiling(time.TotalMinutes)),
        _ => new Text("announcements.time.hours", (int)Math.Ceiling(time.TotalHours)),
    };

    private static string Number(int count, string language) => count.ToString("N0", Languages.Culture(language));

    private Fact Fact(string field, IEnumerable<string> names, string language) =>
        new(words.Say($"announcements.label.{field}", language), string.Join(", ", names));

    private async Task<(string Field, IEnumerable<string> Names)[]> NamesAsync(Audience audience, string language, CancellationToken cancel)
    {
        var groups = await db.Groups.Where(group => audience.Groups.Contains(group.Id)).OrderBy(static group => group.Id).ToListAsync(cancel);
        return
        [
            (AnnouncementFields.Groups, groups.Select(group => group.Name(language))),
            (AnnouncementFields.Roles, audience.Roles.Select(role => words.Say($"role.{role}", language))),
            (AnnouncementFields.Kinds, audience.OrganisationKinds.Select(kind => words.Say($"announcements.kind.{kind}", language))),
            (AnnouncementFields.Pillars, audience.NamedPillars().Select(pillar => words.Say($"pillar.{pillar}", language))),
            (AnnouncementFields.Counties, audience.Counties.Select(code => Counties.Find(code)?.Name ?? words.Say("announcements.county.national", language))),
            (AnnouncementFields.ReadingLanguages, audience.Languages.Select(Languages.NativeName)),
            (AnnouncementFields.Apps, audience.Channels.Select(channel => words.Say($"announcements.channel.{channel}", language))),
        ];
    }

    private async Task<string> GroupNameAsync(long? id, string language, CancellationToken cancel) =>
        (await db.Groups.FirstOrDefaultAsync(group => group.Id == id, cancel))?.Name(language) ?? "–";
}
