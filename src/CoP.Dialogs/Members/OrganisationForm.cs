using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator puts an organisation right: its name, its kind, or that it is the same as another.</summary>
internal sealed class OrganisationForm(CommunityDb db, CorrectOrganisation correct) : IFormHandler
{
    public const string FormName = "org-edit";
    public const string Subject = "organisation";
    private const string Same = "same";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await FindAsync(turn, request, cancel) is not { } organisation)
        {
            return null;
        }

        return new Form(FormName, Version: 1,
        [
            OrganisationFields.NameField(),
            OrganisationFields.KindField(),
            new LookupField(Same, "members.organisation.same", KnownOrganisations.Name)
            {
                Optional = true, Hint = "members.organisation.sameHint", Label = "members.label.same",
                Except = organisation.Id.ToString(CultureInfo.InvariantCulture),
            },
        ])
        {
            Title = Text.Verbatim(organisation.Name),
            SubmitLabel = "members.profile.save",
            ConfirmLabel = "members.profile.save",
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (id, answers) = (state.SubjectId(Subject), state.Answers);
        var done = answers[Same] is { } into
            ? await correct.MergeAsync(turn.Actor, id, long.Parse(into, CultureInfo.InvariantCulture), cancel)
            : await correct.RenameAsync(turn.Actor, id, answers[OrganisationFields.NewName]!, Enum.Parse<OrganisationKind>(answers[OrganisationFields.Kind]!), cancel);
        if (done.Refusal is OrganisationExists or OrganisationUnclear)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(OrganisationFields.NewName, RefusalText.Text(done.Refusal));
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : new Text("members.organisations.saved", done.Value.Name))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is known now.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        if (await FindAsync(turn, new FormRequest(start.Arguments), cancel) is not { } organisation)
        {
            return null;
        }

        return start with
        {
            Answers = Answers.None
                .With(OrganisationFields.NewName, organisation.Name)
                .With(OrganisationFields.Kind, organisation.Kind.ToString())
                .With(Same, null),
        };
    }

    private async Task<Organisation?> FindAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var organisation = await db.Organisations.FindAsync([request.Id(Subject)], cancel);
        if (organisation is null)
        {
            turn.Remark(new OrganisationNotFound());
        }

        return organisation;
    }
}
