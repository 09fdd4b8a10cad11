using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Announcements;

/// <summary>What the form for an announcement asks: three questions always, and only what they open.</summary>
internal sealed class AnnounceFields(CommunityDb db, LocalTimes times, TimeProvider clock)
{
    /// <param name="original">The language the author writes in first.</param>
    /// <param name="file">The name of the file it has already, or null.</param>
    public async Task<ImmutableArray<Field>> BuildAsync(Member author, string language, string original, string? file, CancellationToken cancel)
    {
        var allowed = Allowed(author);
        var places = await PlacesAsync(allowed, language, cancel);
        return
        [
            AnnouncementFields.TitleField(),
            AnnouncementFields.BodyField(),
            Who(allowed, places),
            .. await FacetsAsync(allowed, language, cancel),
            .. places.IsEmpty ? Array.Empty<Field>() : [Choice(AnnouncementFields.Place, places)],
            More(allowed, file),
            new FileField(AnnouncementFields.File, "announcements.field.file") { When = Chosen(AnnouncementFields.File), Label = "announcements.label.file" },
            ButtonsField(),
            .. Wordings(original),
            .. When(author),
        ];
    }

    /// <summary>To whom this author may announce now.</summary>
    public Allowance Allowed(Member author) => AnnouncementScope.Allowed(author, clock.GetUtcNow());

    /// <summary>The working groups that may be named, by slug in the form.</summary>
    public IQueryable<Group> GroupsFor(Allowance allowed) =>
        OpenGroups.In(db).Where(group => allowed.Everyone || allowed.Groups.Contains(group.Id));

    private static ChoicesField Who(Allowance allowed, ImmutableArray<Option> places)
    {
        string[] values =
        [
            .. allowed.Everyone ? [AnnouncementFields.Everyone] : Array.Empty<string>(),
            .. AnnouncementFields.Facets,
            .. places.IsEmpty ? Array.Empty<string>() : [AnnouncementFields.Place],
        ];
        return new ChoicesField(AnnouncementFields.Who, "announcements.field.who", [.. values.Select(static value => new Option(value, $"announcements.who.{value}"))])
        {
            Hint = allowed.Everyone ? "announcements.hint.who" : "announcements.hint.whoOfLead",
            Label = "announcements.label.who",
        };
    }

    private async Task<IEnumerable<Field>> FacetsAsync(Allowance allowed, string language, CancellationToken cancel)
    {
        var groups = await GroupsFor(allowed).ToListAsync(cancel);
        var apps = await db.Addresses.Select(static address => address.Channel).Distinct().Order().ToListAsync(cancel);
        return
        [
            Facet(AnnouncementFields.Groups, groups.Select(group => new Option(group.Slug, Text.Verbatim(group.Name(language))))) with { When = GroupsWhen(allowed) },
            Facet(AnnouncementFields.Roles, Enum.GetNames<Role>().Select(static role => new Option(role, $"role.{role}"))),
            Facet(AnnouncementFields.Kinds, Enum.GetNames<OrganisationKind>().Select(static kind => new Option(kind, $"announcements.kind.{kind}"))),
            Facet(AnnouncementFields.Pillars, PillarNames.Select(static pillar => new Option(pillar, $"pillar.{pillar}"))),
            Facet(AnnouncementFields.Counties, CountyOptions()),
            Facet(AnnouncementFields.ReadingLanguages, Languages.All.Select(static code => new Option(code, Text.Verbatim(Languages.NativeName(code))))),
            Facet(AnnouncementFields.Apps, apps.Select(static channel => new Option(channel, $"announcements.channel.{channel}"))),
        ];
    }

    // A lead always names a group: they may tell nobody else.
    private static Condition GroupsWhen(Allowance allowed) => allowed.Everyone
        ? AnnouncementFields.Has(AnnouncementFields.Who, AnnouncementFields.Groups)
        : new Condition(AnnouncementFields.Who, static answer => !AnnouncementFields.Ticked(answer).Contains(AnnouncementFields.Place));

    private static ChoicesField Facet(string id, IEnumerable<Option> options) =>
        new(id, $"announcements.field.{id}", [.. options]) { When = AnnouncementFields.Has(AnnouncementFields.Who, id), Label = $"announcements.label.{id}" };

    private static ChoiceField Choice(string id, ImmutableArray<Option> options) =>
        new(id, $"announcements.field.{id}", options) { When = AnnouncementFields.Has(AnnouncementFields.Who, id), Label = $"announcements.label.{id}" };

    private static IEnumerable<Option> CountyOptions() => Community.Counties.All
        .Select(static county => new Option(county.Code, Text.Verbatim(county.Name)))
        .Prepend(new Option(Audience.National, "announcements.county.national"));

    private static IEnumerable<string> PillarNames => Enum.GetNames<Pillars>().Where(static name => name != nameof(Community.Members.Pillars.None));

    private static ChoicesField More(Allowance allowed, string? file)
    {
        string[] values =
        [
            AnnouncementFields.File, AnnouncementFields.Buttons, AnnouncementFields.Acknowledge, AnnouncementFields.Wordings, AnnouncementFields.Later,
            .. allowed.Urgent ? [AnnouncementFields.Urgent] : Array.Empty<string>(),
            AnnouncementFields.Hold,
        ];
        Option[] kept = file is null ? [] : [new Option(AnnouncementFields.KeepFile, new Text("announcements.more.kept", file))];
        return new ChoicesField(AnnouncementFields.More, "announcements.field.more", [.. kept, .. values.Select(static value => new Option(value, $"announcements.more.{value}"))])
        {
            Optional = true,
            Hint = "announcements.hint.more",
            Label = "announcements.label.more",
        };
    }

    private static TextField ButtonsField() => new(AnnouncementFields.Buttons, "announcements.field.buttons")
    {
        MaxLength = 2000,
        Multiline = true,
        When = Chosen(AnnouncementFields.Buttons),
        Hint = "announcements.hint.buttons",
        Label = "announcements.label.buttons",
    };

    private static Condition Chosen(string what) => AnnouncementFields.Has(AnnouncementFields.More, what);

    private static IEnumerable<Field> Wordings(string original)
    {
        var others = AnnouncementFields.OtherLanguages(original).ToList();
        var options = others.Select(static code => new Option(code, Text.Verbatim(Languages.NativeName(code))));
        return others.SelectMany(static code => AnnouncementFields.WordingIn(code, AnnouncementFields.Has(AnnouncementFields.Wordings, code))).Prepend(
            new ChoicesField(AnnouncementFields.Wordings, "announcements.field.words", [.. options])
            {
                When = Chosen(AnnouncementFields.Wordings),
                Label = "announcements.label.words",
            });
    }

    private IEnumerable<Field> When(Member author) =>
    [
        .. CommonFields.DayAndTime(
            "announcements.field.date", "announcements.label.date", "announcements.field.time", "announcements.label.time",
            new Text("announcements.hint.time", times.ZoneName(author))).Select(static field => field with { When = Chosen(AnnouncementFields.Later) }),
        new ChoiceField(AnnouncementFields.Late, "announcements.field.late", [.. AnnouncementFields.Lateness.Keys.Select(static late => new Option(late, $"announcements.late.{late}"))])
        {
            When = Chosen(AnnouncementFields.Later),
            Optional = true,
            Hint = "announcements.hint.late",
            Label = "announcements.label.late",
        },
    ];

    private async Task<ImmutableArray<Option>> PlacesAsync(Allowance allowed, string language, CancellationToken cancel)
    {
        var bound = await db.Conversations
            .Where(conversation => conversation.BoundGroupId != null && conversation.Reachable && conversation.Kind != ConversationKind.Personal)
            .Where(conversation => allowed.Everyone || allowed.Groups.Contains(conversation.BoundGroupId!.Value))
            .OrderBy(static conversation => conversation.Id).ToListAsync(cancel);
        var groups = await db.Groups.ToDictionaryAsync(static group => group.Id, cancel);
        return [.. bound.Select(conversation => new Option(conversation.Id.ToString(CultureInfo.InvariantCulture), Label(conversation, groups[conversation.BoundGroupId!.Value], language)))];
    }

    private static Text Label(Conversation conversation, Group group, string language) =>
        Text.Verbatim(conversation.Title is { } title && title != group.Name(language) ? $"{title} ({group.Name(language)})" : group.Name(language));
}
