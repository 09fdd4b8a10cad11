using System.Collections.Immutable;
using CoP.Community.Preferences;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Preferences;

/// <summary>A member says in which zone they live.</summary>
internal sealed class ZoneForm(PreferenceBook book, PreferencesText text) : IFormHandler
{
    public const string FormName = "timezone";
    public const string Zone = "zone";

    public static LookupField Field() => new(Zone, "preferences.zone", ZoneDataset.Name) { Hint = "preferences.about.zone" };

    /// <summary>The zone as it is, to be kept.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        start with { Drafts = Answers.None.With(Zone, TimeZones.CodeOf((await book.ReadAsync(turn.Actor, cancel)).Zone.Id)) };

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        Task.FromResult<Form?>(new Form(FormName, Version: 1, [Field()])
        {
            Title = "preferences.zone",
            Review = ReviewMode.Never,
            SubmitLabel = "preferences.save",
            Cancelled = Form.NothingChanged,
        });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        book.SetZone(turn.Actor, TimeZones.Find(state.Answers[Zone]!)!);
        turn.Replace(await text.OverviewAsync(turn, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
