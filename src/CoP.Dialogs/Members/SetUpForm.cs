using System.Collections.Immutable;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>
/// What somebody who has just joined is asked: just enough that questions can find them. The rest of the profile keeps what it has.
/// </summary>
internal sealed class SetUpForm(UpdateProfile update, ProfileFields fields, HelpText help) : IFormHandler
{
    public const string FormName = "setup";

    /// <summary>What is known already is there to be kept.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        start with { Drafts = await fields.KnownAsync(turn.Actor, cancel) };

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        new(FormName, Version: 1,
        [
            .. turn.Actor.OrganisationId is null ? OrganisationFields.All : [],
            await fields.GroupsAsync(turn.Language, cancel),
            ProfileFields.ThemesField(),
            ProfileFields.CountyField(),
        ])
        {
            Title = "members.setup.title",
            Intro = "members.profile.intro",
            Review = ReviewMode.Never,
            SubmitLabel = "members.profile.save",
            Cancelled = Form.NothingChanged,
        };

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) =>
        Task.FromResult(OrganisationFields.Refine(turn, form, step));

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var known = await fields.KnownAsync(turn.Actor, cancel);
        var saved = await update.HandleAsync(turn.Actor, await fields.ReadAsync(known.With(state.Answers), cancel), cancel);
        if (saved.Refusal is { } refusal)
        {
            return ProfileForm.Problem(refusal);
        }

        turn.Replace(Message.Of(turn.Say(turn.Actor.CanBeFound ? "members.setup.saved" : "members.setup.later")));
        turn.Reply(help.For(turn));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
