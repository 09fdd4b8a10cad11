using System.Collections.Immutable;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>Where a member belongs, what they know, where they work and whether they can be asked now: by this, questions find them.</summary>
internal sealed class ProfileForm(UpdateProfile update, ProfileFields fields) : IFormHandler
{
    public const string FormName = "profile";

    /// <summary>The profile as it is; a chat goes straight to the review.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        start with { Answers = await fields.KnownAsync(turn.Actor, cancel) };

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        new(FormName, Version: 3,
        [
            .. OrganisationFields.All,
            await fields.GroupsAsync(turn.Language, cancel),
            ProfileFields.ThemesField(),
            ProfileFields.PillarsField(),
            ProfileFields.CountyField(),
            ProfileFields.AvailableField(),
        ])
        {
            Title = "members.profile.title",
            Intro = "members.profile.intro",
            SubmitLabel = "members.profile.save",
            ConfirmLabel = "members.profile.save",
            Cancelled = Form.NothingChanged,
        };

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) =>
        Task.FromResult(OrganisationFields.Refine(turn, form, step));

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var profile = await fields.ReadAsync(state.Answers, cancel);
        var saved = await update.HandleAsync(turn.Actor, profile, cancel);
        if (saved.Refusal is { } refusal)
        {
            return Problem(refusal);
        }

        turn.Replace(Message.Of(turn.Say(profile.Available ? "members.profile.saved" : "members.profile.savedAway")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>The only thing that can be refused is the organisation.</summary>
    public static ImmutableDictionary<string, Text> Problem(Community.Refusal refusal) => ImmutableDictionary<string, Text>.Empty.Add(
        refusal is OrganisationUnclear ? OrganisationFields.NewName : OrganisationFields.Chosen, RefusalText.Text(refusal));
}
