using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.Preferences;

/// <summary>How a member is told things now, and what they can choose instead.</summary>
internal sealed class PreferencesText(PreferenceBook book, IOptions<CommunityOptions> options)
{
    public const string AddressArgument = "address";

    public static string ZoneName(string name) => name.Replace('_', ' ');

    public static Text Kind(NoticeKind kind) => $"preferences.kind.{kind}";

    public static Text Timing(NoticeTiming timing) => $"preferences.timing.{timing}";

    public static Text Channel(Address address) => $"preferences.channel.{address.Channel}";

    /// <summary>When it is quiet, for whoever wonders why nothing comes.</summary>
    public Text Quiet() => options.Value.Quiet is { } quiet
        ? new Text("preferences.quiet", LocalTimes.Time(quiet.From), LocalTimes.Time(quiet.To))
        : "preferences.noQuiet";

    /// <summary>All of it as it is now. A chat changes each with a press, a card leads back to the form.</summary>
    public async Task<Message> OverviewAsync(TurnContext turn, CancellationToken cancel)
    {
        var now = await book.ReadAsync(turn.Actor, cancel);
        return new Message
        {
            Title = turn.Say("preferences.title"),
            Blocks = [new Facts([.. Facts(turn, now)]), new Paragraph(turn.Say(Quiet()), Tone.Subtle)],
            Buttons = turn.Channel.DrawsCards ? [new ButtonRow(new Button(turn.Say("preferences.change"), new Press(PreferencesForm.FormName)), Away(turn))] : [.. Rows(turn, now)],
        };
    }

    /// <summary>How a kind is told now, and a button for each other way.</summary>
    public async Task<Message> OfferAsync(TurnContext turn, NoticeKind kind, CancellationToken cancel)
    {
        var now = (await book.ReadAsync(turn.Actor, cancel)).Timings[kind];
        return new Message
        {
            Title = turn.Say(Kind(kind)),
            Blocks = [new Paragraph(turn.Say(new Text("preferences.now", Timing(now)))), new Paragraph(turn.Say($"preferences.about.{kind}"), Tone.Subtle)],
            Buttons =
            [
                new ButtonRow([.. NoticeTimings.Offered(kind).Select(timing => Choice(turn, Timing(timing), timing == now, $"{kind}:{timing}"))]),
                Back(turn),
            ],
        };
    }

    /// <summary>Where a member can be told, and which comes first.</summary>
    public async Task<Message> OfferAddressesAsync(TurnContext turn, CancellationToken cancel)
    {
        var addresses = (await book.ReadAsync(turn.Actor, cancel)).Addresses;
        var choices = addresses.OrderBy(static address => address.Id).Select(address => Choice(turn, Channel(address), address.Preferred, string.Create(CultureInfo.InvariantCulture, $"{AddressArgument}:{address.Id}")));
        return new Message
        {
            Title = turn.Say("preferences.address"),
            Blocks = [new Paragraph(turn.Say("preferences.about.address"), Tone.Subtle)],
            Buttons = [.. choices.Select(static choice => new ButtonRow(choice)), Back(turn)],
        };
    }

    private static IEnumerable<Fact> Facts(TurnContext turn, MemberPreferences now) =>
    [
        .. now.Timings.Select(preference => new Fact(turn.Say(Kind(preference.Key)), turn.Say(Timing(preference.Value)))),
        .. now.Addresses.Count > 1 ? [new Fact(turn.Say("preferences.address"), turn.Say(Channel(now.Addresses[0])))] : Array.Empty<Fact>(),
        new Fact(turn.Say("preferences.zone"), ZoneName(now.Zone.Id)),
    ];

    private static IEnumerable<ButtonRow> Rows(TurnContext turn, MemberPreferences now)
    {
        var kinds = now.Timings.Keys.Select(kind => new Button(turn.Say(Kind(kind)), new Press(ChangePreferenceAction.Verb, kind.ToString())));
        var address = now.Addresses.Count > 1 ? [new Button(turn.Say("preferences.address"), new Press(ChangePreferenceAction.Verb, AddressArgument))] : Array.Empty<Button>();
        var zone = new Button(turn.Say("preferences.zone"), new Press(ZoneForm.FormName));
        return kinds.Concat(address).Append(zone).Append(Away(turn)).Chunk(2).Select(static pair => new ButtonRow([.. pair]));
    }

    private static Button Away(TurnContext turn) => new(turn.Say("absence.button.away"), new Press("away"));

    private static Button Choice(TurnContext turn, Text label, bool isNow, string argument) =>
        new((isNow ? "✓ " : "") + turn.Say(label), new Press(ChangePreferenceAction.Verb, argument));

    private static ButtonRow Back(TurnContext turn) => new(new Button(turn.Say("preferences.all"), new Press(ChangePreferenceAction.Verb)));
}
