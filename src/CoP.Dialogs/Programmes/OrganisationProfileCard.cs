using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Programmes;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Programmes;

/// <summary>An organisation as members read it: what it does, whom to turn to, and its programmes.</summary>
internal sealed class OrganisationProfileCard(CommunityDb db, ProgrammeLists lists, ProgrammeAccess access, ProgrammeText text, ILocalizer words)
{
    public const string ConfirmVerb = "org-confirm";
    private const int MostShown = 5;

    /// <summary>Null when it has been merged into another.</summary>
    public async Task<Message?> ForAsync(long id, Member reader, string language, CancellationToken cancel)
    {
        if (await db.Organisations.Include(static one => one.Contact).FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } organisation)
        {
            return null;
        }

        var programmes = lists.Of(new ProgrammeFilter(Organisation: organisation));
        var count = await programmes.CountAsync(cancel);
        return new Message
        {
            Title = organisation.Name,
            Blocks =
            [
                new Paragraph(organisation.Profile ?? words.Say("programmes.noProfile", language), organisation.Profile is null ? Tone.Subtle : Tone.Normal),
                Facts(organisation, count, language),
                .. (await programmes.Take(MostShown).ToListAsync(cancel)).Select(one => Entry(one, language)),
            ],
            Buttons = [.. Buttons(id, reader, count, language)],
        };
    }

    /// <summary>Asks whoever answers for it whether all of it is still right; null once somebody has seen to it, or they work elsewhere.</summary>
    public async Task<Message?> WantedAsync(ProfileRefreshWanted notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || !access.SpeaksFor(member, notice.OrganisationId)
            || await db.Organisations.AsNoTracking().FirstOrDefaultAsync(one => one.Id == notice.OrganisationId, cancel) is not { } organisation
            || !ProfileRefresh.IsOpen(organisation, notice) || await ForAsync(organisation.Id, member, to.Language, cancel) is not { } card)
        {
            return null;
        }

        return card with
        {
            Blocks = card.Blocks.Insert(0, new Paragraph(words.Say(new Text("programmes.wanted", ProgrammeText.Month(organisation.RefreshedAt!.Value, to.Language)), to.Language), Tone.Strong)),
            Buttons =
            [
                new ButtonRow(
                    ProgrammeButtons.Make(words, ConfirmVerb, organisation.Id, to.Language, ButtonStyle.Primary),
                    new Button(words.Say("programmes.button.edit", to.Language), new Press(ShowOrganisationAction.Verb, organisation.Id.ToString(CultureInfo.InvariantCulture)))),
            ],
        };
    }

    private Facts Facts(Organisation organisation, int count, string language) => new(
    [
        text.Of("kind", words.Say($"announcements.kind.{organisation.Kind}", language), language),
        .. ProgrammeText.ContactOf(organisation) is { } contact ? [text.Of("contact", contact.Name, language)] : Array.Empty<Fact>(),
        text.Of("programmes", count.ToString(Languages.Culture(language)), language),
        .. organisation.RefreshedAt is { } at ? [text.Of("refreshed", ProgrammeText.Month(at, language), language)] : Array.Empty<Fact>(),
    ]);

    private Entry Entry(Programme one, string language) => new(
        one.Name, one.IsActive ? text.Coverage(one, language) : words.Say("programmes.ended", language), ProgrammeButtons.Make(words, ShowProgrammeAction.Verb, one.Id, language));

    private IEnumerable<ButtonRow> Buttons(long id, Member reader, int count, string language)
    {
        if (access.SpeaksFor(reader, id))
        {
            yield return new ButtonRow(
                ProgrammeButtons.Make(words, OrganisationProfileForm.FormName, id, language), ProgrammeButtons.Make(words, AddProgrammeForm.FormName, id, language));
            yield return new ButtonRow(ProgrammeButtons.Make(words, ConfirmVerb, id, language));
        }

        if (count > MostShown)
        {
            yield return new ButtonRow(new Button(words.Say("programmes.button.all", language), new Press(ProgrammePages.Verb, string.Create(CultureInfo.InvariantCulture, $"o{id}:0"))));
        }
    }
}
