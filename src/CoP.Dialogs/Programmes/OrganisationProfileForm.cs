using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Community.Programmes;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary>A member says what their organisation does, and whom to turn to.</summary>
internal sealed class OrganisationProfileForm(OrganisationAccess organisations, ProgrammeAccess access, OrganisationProfiles profiles, OrganisationProfileCard card) : IFormHandler
{
    public const string FormName = "org-profile";
    public const string Subject = "organisation";
    private const string About = "about";
    private const string Contact = "contact";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => await FindAsync(turn, request, cancel) is not { } organisation ? null
        : new Form(FormName, Version: 1,
        [
            new TextField(About, "programmes.field.about") { MaxLength = Organisation.ProfileLength, Multiline = true, Optional = true, Label = "programmes.label.about" },
            CommonFields.Member(Contact, "programmes.field.contact") with { Optional = true, Label = "programmes.label.contact" },
        ])
        {
            Title = Text.Verbatim(organisation.Name),
            SubmitLabel = "programmes.form.save",
            ConfirmLabel = "programmes.form.save",
            Cancelled = Form.NothingChanged,
        };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (id, answers) = (state.SubjectId(Subject), state.Answers);
        var described = await profiles.DescribeAsync(
            turn.Actor, id, answers[About], answers[Contact] is { } contact ? long.Parse(contact, CultureInfo.InvariantCulture) : null, cancel);
        if (described.Refusal is ContactIsElsewhere)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(Contact, RefusalText.Text(described.Refusal));
        }

        turn.Replace(described.Refusal is { } refusal ? Message.Of(turn.Say(RefusalText.Text(refusal))) : (await card.ForAsync(id, turn.Actor, turn.Language, cancel))!);
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is known now.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await FindAsync(turn, new FormRequest(start.Arguments), cancel) is not { } organisation ? null : organisation is { Profile: null, ContactId: null } ? start : start with
        {
            Answers = Answers.None.With(About, organisation.Profile).With(Contact, organisation.ContactId?.ToString(CultureInfo.InvariantCulture)),
        };

    private async Task<Organisation?> FindAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await organisations.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(one => access.MustSpeakFor(turn.Actor, one));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return found.Value;
    }
}
