using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Announcements;

/// <summary>Makes an announcement of what the form was told, and the form's answers of an announcement.</summary>
internal sealed class AnnounceAnswers(CommunityDb db, AnnounceFields fields, ButtonLines lines, LocalTimes times)
{
    /// <param name="language">The author's: that of the first wording.</param>
    /// <param name="before">What is edited; null for a new one.</param>
    public async Task<AnnouncementDraft> ReadAsync(Answers answers, Member author, string language, Announcement? before, CancellationToken cancel)
    {
        var more = answers.Ticked(AnnouncementFields.More);
        var posted = answers.Ticked(AnnouncementFields.Who).Contains(AnnouncementFields.Place);
        return new AnnouncementDraft(
            [Original(answers, language), .. Wordings(answers, language)],
            [.. lines.Read(answers[AnnouncementFields.Buttons]).Buttons, .. Acknowledge(more)],
            FileId(answers, more, before),
            posted ? new Audience() : await AudienceAsync(answers, author, cancel),
            posted ? long.Parse(answers[AnnouncementFields.Place]!, CultureInfo.InvariantCulture) : null,
            more.Contains(AnnouncementFields.Urgent),
            more.Contains(AnnouncementFields.Hold),
            CommonFields.InstantOf(answers, times, author))
        {
            MayBeLate = answers[AnnouncementFields.Late] is { } late ? AnnouncementFields.Lateness[late] : null,
        };
    }

    /// <summary>All that was said, to be changed.</summary>
    public async Task<Answers> WriteAsync(Announcement announcement, Member author, CancellationToken cancel)
    {
        var original = announcement.Original();
        var others = announcement.Texts.Where(text => text != original).ToList();
        var answers = (await WriteAudienceAsync(announcement, cancel))
            .With(AnnouncementFields.Title, original.Title)
            .With(AnnouncementFields.Body, original.Body)
            .With(AnnouncementFields.More, AnnouncementFields.Joined(More(announcement, others.Count > 0)));
        answers = Optional(answers, AnnouncementFields.Buttons, ButtonLines.Write(announcement.Buttons));
        answers = Optional(answers, AnnouncementFields.Wordings, AnnouncementFields.Joined(
            AnnouncementFields.OtherLanguages(original.Language).Where(code => others.Exists(text => text.Language == code))));
        answers = others.Aggregate(answers, static (all, text) => all
            .With(AnnouncementFields.TitleIn(text.Language), text.Title).With(AnnouncementFields.BodyIn(text.Language), text.Body));
        return announcement.StartsAt is { } at ? WriteTime(answers, announcement, at, author) : answers;
    }

    // A time that has passed is asked for anew.
    private Answers WriteTime(Answers answers, Announcement announcement, DateTimeOffset at, Member author)
    {
        var late = AnnouncementFields.Lateness.FirstOrDefault(one => one.Value == announcement.MayBeLate).Key;
        answers = answers.With(AnnouncementFields.Late, late);
        return announcement.State == AnnouncementState.Overdue ? answers : answers.With(CommonFields.AnswersOf(at, times, author));
    }

    private static AnnouncementText Original(Answers answers, string language) => new()
    {
        Language = language,
        Title = answers[AnnouncementFields.Title]!,
        Body = answers[AnnouncementFields.Body]!,
        IsOriginal = true,
    };

    private static IEnumerable<AnnouncementText> Wordings(Answers answers, string original) =>
        AnnouncementFields.OtherLanguages(original).Select(code => AnnouncementFields.Wording(answers, code)).OfType<AnnouncementText>();

    private static IEnumerable<AnnouncementButton> Acknowledge(string[] more) =>
        more.Contains(AnnouncementFields.Acknowledge) ? [new AnnouncementButton(AnnouncementButtonKind.Acknowledge)] : [];

    private static long? FileId(Answers answers, string[] more, Announcement? before) =>
        more.Contains(AnnouncementFields.File) ? long.Parse(FileField.Reference(answers[AnnouncementFields.File]!), CultureInfo.InvariantCulture)
        : more.Contains(AnnouncementFields.KeepFile) ? before?.FileId
        : null;

    private async Task<Audience> AudienceAsync(Answers answers, Member author, CancellationToken cancel)
    {
        var slugs = answers.Ticked(AnnouncementFields.Groups);
        return new Audience
        {
            Groups = await fields.GroupsFor(fields.Allowed(author)).Where(group => slugs.Contains(group.Slug)).Select(static group => group.Id).ToListAsync(cancel),
            Roles = [.. answers.Ticked(AnnouncementFields.Roles).Select(Enum.Parse<Role>)],
            OrganisationKinds = [.. answers.Ticked(AnnouncementFields.Kinds).Select(Enum.Parse<OrganisationKind>)],
            Pillars = answers.Ticked(AnnouncementFields.Pillars).Select(Enum.Parse<Pillars>).Aggregate(Pillars.None, static (all, one) => all | one),
            Counties = answers.Ticked(AnnouncementFields.Counties),
            Languages = answers.Ticked(AnnouncementFields.ReadingLanguages),
            Channels = answers.Ticked(AnnouncementFields.Apps),
        };
    }

    private async Task<Answers> WriteAudienceAsync(Announcement announcement, CancellationToken cancel)
    {
        if (announcement.ConversationId is { } place)
        {
            return Answers.None.With(AnnouncementFields.Who, AnnouncementFields.Place)
                .With(AnnouncementFields.Place, place.ToString(CultureInfo.InvariantCulture));
        }

        var facets = await FacetsAsync(announcement.Audience, cancel);
        var named = facets.Where(static facet => facet.Values is not null).ToList();
        var who = named.Count == 0 ? AnnouncementFields.Everyone : AnnouncementFields.Joined(named.Select(static facet => facet.Field));
        return named.Aggregate(Answers.None.With(AnnouncementFields.Who, who), static (all, facet) => all.With(facet.Field, facet.Values));
    }

    private async Task<(string Field, string? Values)[]> FacetsAsync(Audience audience, CancellationToken cancel)
    {
        var slugs = await db.Groups.Where(group => audience.Groups.Contains(group.Id)).OrderBy(static group => group.Id).Select(static group => group.Slug).ToListAsync(cancel);
        return
        [
            (AnnouncementFields.Groups, AnnouncementFields.Joined(slugs)),
            (AnnouncementFields.Roles, AnnouncementFields.Joined(audience.Roles.Select(static role => role.ToString()))),
            (AnnouncementFields.Kinds, AnnouncementFields.Joined(audience.OrganisationKinds.Select(static kind => kind.ToString()))),
            (AnnouncementFields.Pillars, AnnouncementFields.Joined(audience.NamedPillars().Select(static one => one.ToString()))),
            (AnnouncementFields.Counties, AnnouncementFields.Joined(audience.Counties)),
            (AnnouncementFields.ReadingLanguages, AnnouncementFields.Joined(audience.Languages)),
            (AnnouncementFields.Apps, AnnouncementFields.Joined(audience.Channels)),
        ];
    }

    private static IEnumerable<string> More(Announcement announcement, bool worded)
    {
        (string Value, bool Holds)[] all =
        [
            (AnnouncementFields.KeepFile, announcement.FileId is not null),
            (AnnouncementFields.Buttons, ButtonLines.Write(announcement.Buttons) is not null),
            (AnnouncementFields.Acknowledge, announcement.AsksToAcknowledge()),
            (AnnouncementFields.Wordings, worded),
            (AnnouncementFields.Later, announcement.StartsAt is not null),
            (AnnouncementFields.Urgent, announcement.Urgent),
            (AnnouncementFields.Hold, announcement.HoldsDoubts),
        ];
        return all.Where(static one => one.Holds).Select(static one => one.Value);
    }

    private static Answers Optional(Answers answers, string field, string? value) => value is null ? answers : answers.With(field, value);
}
