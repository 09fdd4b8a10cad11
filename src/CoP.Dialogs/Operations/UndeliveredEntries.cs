using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Operations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Operations;

/// <summary>One line of a list, and the row of buttons that decides about it (empty where nothing can be done).</summary>
internal sealed record UndeliveredEntry(Entry Entry, ButtonRow Decisions);

/// <summary>Says what is undelivered: who, where and when, never what was written.</summary>
internal sealed class UndeliveredEntries(LocalTimes times)
{
    public UndeliveredEntry Message(TurnContext turn, string section, UndeliveredMessage message, string number) => Make(
        turn.Say(message.Member is { } name ? new Text("operations.to", name) : new Text("operations.post", message.Place ?? turn.Say("operations.nameless"))),
        [turn.Say(new Text("operations.number", Digits(message.Id))), Channel(turn, message.Channel), When(turn, message.At), message.Reason],
        Decide(turn, "outbox-resend", section, Digits(message.Id), number), Decide(turn, "outbox-drop", section, Digits(message.Id), number));

    public static UndeliveredEntry Broadcast(TurnContext turn, string section, DoubtfulBroadcast broadcast, string number) => Make(
        broadcast.Title,
        [turn.Say(new Text("operations.count", broadcast.Count))],
        Decide(turn, "outbox-resend", section, Digits(broadcast.BroadcastId), number),
        Decide(turn, "outbox-drop", section, Digits(broadcast.BroadcastId), number));

    public UndeliveredEntry Away(TurnContext turn, string section, LostMember lost, string number) =>
        Make(lost.Name, [Channel(turn, lost.Channel), lost.Since is { } since ? turn.Say(new Text("operations.since", When(turn, since))) : null, lost.Reason]);

    public UndeliveredEntry Event(TurnContext turn, string section, InboxEntry entry, string number)
    {
        var kept = KeptEvent.Read(entry.Payload);
        string?[] details =
        [
            entry.Reference,
            Channel(turn, entry.Channel),
            When(turn, entry.ReceivedAt),
            turn.Say(new Text("operations.attempts", entry.Attempts)),
            kept is null ? turn.Say("operations.unreadable") : null,
        ];
        var dismiss = Decide(turn, "outbox-dismiss", section, entry.Reference!, number);
        return kept is null
            ? Make(Kind(turn, kept), details, dismiss)
            : Make(Kind(turn, kept), details, Decide(turn, "outbox-replay", section, entry.Reference!, number), dismiss);
    }

    /// <summary>How many rows could leave now, and since when the oldest waits.</summary>
    public string Due(TurnContext turn, UndeliveredFigures figures) => figures.OldestDue is { } oldest
        ? turn.Say(new Text("operations.dueSince", Digits(figures.Due), When(turn, oldest)))
        : Digits(figures.Due);

    private static UndeliveredEntry Make(string title, string?[] details, params Button[] decisions) =>
        new(new Entry(title, string.Join(" · ", details.Where(static detail => !string.IsNullOrEmpty(detail))), Open: null), new ButtonRow([.. decisions]));

    private static Button Decide(TurnContext turn, string verb, string section, string id, string number) => new(
        turn.Say(new Text($"operations.button.{verb}", number)), new Press(verb, $"{section}:{id}"),
        verb is "outbox-resend" or "outbox-replay" ? ButtonStyle.Primary : ButtonStyle.Default);

    private static string Kind(TurnContext turn, Incoming? kept) =>
        turn.Say(kept?.What switch { MessageReceived => "operations.kind.said", ButtonPressed => "operations.kind.pressed", UnreadableEvent => "operations.kind.unread", _ => "operations.kind.other" });

    private static string Channel(TurnContext turn, string channel) => turn.Say($"operations.channel.{channel}");

    private string When(TurnContext turn, DateTimeOffset? at) => at is { } moment ? times.Moment(moment, turn.Language, turn.Member) : "";

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
