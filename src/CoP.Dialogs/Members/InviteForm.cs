using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator invites somebody: gets a code and a link to pass on.</summary>
internal sealed class InviteForm(Invite invite, OpenGroups groups, LocalTimes times, InvitationMessage message) : IFormHandler
{
    public const string FormName = "invite";
    private const string PersonName = "person";
    private const string PersonRole = "role";
    private const string Leads = "leads";

    /// <summary>Most who are invited become members; who is meant to be a guest is chosen so.</summary>
    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        Task.FromResult<FormStart?>(start with { Drafts = Answers.None.With(PersonRole, Permissions.DefaultRole.ToString()) });

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        new(FormName, Version: 2,
        [
            new TextField(PersonName, "members.invite.name") { MaxLength = 100 },
            new ChoiceField(PersonRole, "members.invite.role", [.. Roles(turn).Select(static role => new Option(role.ToString(), $"role.{role}"))]),
            MemberEditForm.StayField() with { When = Condition.Is(PersonRole, Permissions.TemporaryRole.ToString()) },
            .. OrganisationFields.All,
            new ChoicesField(Leads, "members.invite.leads", [.. (await groups.ReadAsync(cancel))
                .Select(group => new Option(group.Slug, Text.Verbatim(group.Name(turn.Language))))]) { Optional = true, Label = "members.label.leads" },
        ])
        {
            Title = "members.invite.title",
            Intro = "members.invite.intro",
            SubmitLabel = "members.invite.submit",
            ConfirmLabel = "members.invite.submit",
        };

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) =>
        Task.FromResult(OrganisationFields.Refine(turn, form, step));

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var made = await invite.HandleAsync(turn.Actor, await DraftAsync(turn, state.Answers, cancel), cancel);
        if (made.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(Field(refusal), RefusalText.Text(refusal));
        }

        turn.Replace(message.ForInvitation(turn, made.Value));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<InvitationDraft> DraftAsync(TurnContext turn, Answers answers, CancellationToken cancel)
    {
        var led = ChoicesField.Split(answers[Leads]);
        return new InvitationDraft(answers[PersonName]!, Enum.Parse<Role>(answers[PersonRole]!))
        {
            Organisation = OrganisationFields.Of(answers),
            GuestUntil = CommonFields.EndOf(answers, times, turn.Actor),
            Leads = [.. (await groups.ReadAsync(cancel)).Where(group => led.Contains(group.Slug)).Select(static group => group.Id)],
        };
    }

    private static string Field(Refusal refusal) => refusal switch
    {
        StayIsOver => CommonFields.LastDayId,
        OrganisationNotFound => OrganisationFields.Chosen,
        OrganisationUnclear => OrganisationFields.NewName,
        _ => PersonName,
    };

    private static IReadOnlyList<Role> Roles(TurnContext turn) => Permissions.RolesToGive(turn.Member, turn.Now);
}
