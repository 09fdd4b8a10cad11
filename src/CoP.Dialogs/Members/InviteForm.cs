using System.Collections.Immutable;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Members;

/// <summary>A coordinator invites somebody: gets a code and a link to pass on.</summary>
internal sealed class InviteForm(Invite invite, InvitationMessage message) : IFormHandler
{
    public const string FormName = "invite";
    private const string PersonName = "person";
    private const string PersonRole = "role";

    /// <summary>Most who are invited become members; who is meant to be a guest is chosen so.</summary>
    public static readonly FormStart Suggestion = FormStart.Empty with { Drafts = Answers.None.With(PersonRole, nameof(Role.Member)) };

    public string Name => FormName;

    public Permission Needs => Permission.Coordinate;

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1,
        [
            new TextField(PersonName, "members.invite.name") { MaxLength = 100 },
            new ChoiceField(PersonRole, "members.invite.role", [.. Roles(turn.Actor).Select(static role => new Option(role.ToString(), $"role.{role}"))]),
        ])
        {
            Title = "members.invite.title",
            Intro = "members.invite.intro",
            SubmitLabel = "members.invite.submit",
            ConfirmLabel = "members.invite.submit",
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var role = Enum.Parse<Role>(state.Answers[PersonRole]!);
        var made = await invite.HandleAsync(turn.Actor, state.Answers[PersonName]!, role, cancel);
        if (made.Refusal is { } refusal)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(PersonName, Refusals.Text(refusal));
        }

        turn.Replace(message.ForInvitation(turn, made.Value));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private static Role[] Roles(Member actor) =>
        actor.Role is Role.Administrator or Role.Chair ? Enum.GetValues<Role>() : [Role.Member, Role.Guest];
}

internal sealed class InviteAction(FormRunner forms) : IAction
{
    public string Name => InviteForm.FormName;

    public Permission Needs => Permission.Coordinate;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        forms.StartAsync(turn, Name, InviteForm.Suggestion, cancel);
}
