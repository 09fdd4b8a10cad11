using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Preferences;

/// <summary>All preferences on one card.</summary>
internal sealed class PreferencesForm(PreferenceBook book, PreferencesText text) : IFormHandler
{
    public const string FormName = "preferences";
    private const string Where = PreferencesText.AddressArgument;

    private static readonly NoticeKind[] Kinds = Enum.GetValues<NoticeKind>();

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var addresses = (await book.ReadAsync(turn.Actor, cancel)).Addresses;
        return new Form(FormName, Version: 1, [.. Kinds.Select(Field), .. AddressField(addresses), ZoneForm.Field()])
        {
            Title = "preferences.title",
            Intro = text.Quiet(),
            SubmitLabel = "preferences.save",
            ConfirmLabel = "preferences.save",
            Cancelled = Form.NothingChanged,
        };
    }

    /// <summary>The preferences as they are.</summary>
    public async Task<FormStart> StartAsync(Member member, CancellationToken cancel)
    {
        var now = await book.ReadAsync(member, cancel);
        var answers = Answers.Of(now.Timings.Select(static preference => KeyValuePair.Create(IdOf(preference.Key), (string?)preference.Value.ToString())))
            .With(ZoneForm.Zone, TimeZones.CodeOf(now.Zone.Id));
        return FormStart.Empty with { Answers = now.Addresses.Count > 1 ? answers.With(Where, ValueOf(now.Addresses[0])) : answers };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        foreach (var kind in Kinds)
        {
            await book.SetAsync(turn.Actor, kind, Enum.Parse<NoticeTiming>(state.Answers[IdOf(kind)]!), cancel);
        }

        if (state.Answers[Where] is { } address)
        {
            await book.PreferAsync(turn.Actor, long.Parse(address, CultureInfo.InvariantCulture), cancel);
        }

        book.SetZone(turn.Actor, TimeZones.Find(state.Answers[ZoneForm.Zone]!)!);
        turn.Replace(await text.OverviewAsync(turn, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private static ChoiceField Field(NoticeKind kind) =>
        new(IdOf(kind), PreferencesText.Kind(kind), [.. NoticeTimings.Offered(kind).Select(static timing => new Option(timing.ToString(), PreferencesText.Timing(timing)))])
        {
            Hint = $"preferences.about.{kind}",
        };

    // Whoever has one address has no choice.
    private static IEnumerable<Field> AddressField(IReadOnlyList<Address> addresses) => addresses.Count < 2
        ? []
        : [new ChoiceField(Where, "preferences.address", [.. addresses.OrderBy(static address => address.Id).Select(static address => new Option(ValueOf(address), PreferencesText.Channel(address)))]) { Hint = "preferences.about.address" }];

    private static string IdOf(NoticeKind kind) => kind.ToString().ToLowerInvariant();

    private static string ValueOf(Address address) => address.Id.ToString(CultureInfo.InvariantCulture);
}
