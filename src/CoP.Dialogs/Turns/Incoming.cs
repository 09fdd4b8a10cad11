using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Something that came in, with the channel's own vocabulary translated away: who, where, what. Channels make it from a
/// payload they have authenticated; nothing past them sees the payload again.
/// </summary>
/// <param name="Channel">One of <see cref="Community.ChannelNames"/>.</param>
/// <param name="Bot">Our account there (Teams' app id, Telegram's bot id): event ids are unique only within it.</param>
/// <param name="ExternalId">Names the event within channel and bot; a redelivery has the same.</param>
public sealed record Incoming(string Channel, string Bot, string ExternalId, Person From, ConversationAddress Where, IncomingEvent What)
{
    /// <summary>So long an event's id is kept as it is: keys are made of it.</summary>
    public const int IdLength = 200;

    public string ExternalId { get; init; } = ExternalIds.Fitting(ExternalId, IdLength);

    /// <summary>An IETF tag the client sent, if any: only a hint.</summary>
    public string? LanguageHint { get; init; }

    /// <summary>True when the answer goes into the response of this very request (an invoke) and replaces the pressed card.</summary>
    public bool AnswersInResponse { get; init; }

    /// <summary>The platform's id of a press that waits to be acknowledged (Telegram's callback query id), or null.</summary>
    public string? Acknowledge { get; init; }

    /// <summary>When the channel took it in; null where that does not matter.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>What stays equal when the channel sends the same again under a new id; null where it never does.</summary>
    public string? RepeatKey { get; init; }

    /// <summary>Names the album that this is a part of, within channel and bot; null for whatever came alone.</summary>
    public string? Album { get; init; }

    /// <summary>Handled long after it came: nobody waits for the response any more, and what it tells of the place may be out of date.</summary>
    [JsonIgnore]
    public bool IsLate { get; init; }

    /// <summary>It was written down before its turn came, since its sender had sent more than a share.</summary>
    [JsonIgnore]
    public bool HasWaited { get; init; }

    /// <summary>What a button is for, as far as its token says; null for everything else.</summary>
    [JsonIgnore]
    public string? Verb => What is ButtonPressed { Token: var token } && token.IndexOf('~') is > 0 and var end ? token[..end] : null;

    /// <summary>What the turns of one conversation share, so that they never overlap: the chat with all its threads. Null where it came from no chat.</summary>
    [JsonIgnore]
    public string? ExclusiveKey => Where.IsNamed ? $"conversation:{Channel}:{Where.ExternalId}" : null;
}

/// <summary>The person as the channel knows them.</summary>
/// <param name="ExternalId">Teams' <c>29:…</c> id, Telegram's user id; empty when nobody in particular did it (a migration, an anonymous administrator, a bot).</param>
public sealed record Person(string ExternalId, string Name)
{
    public static readonly Person Nobody = new("", "");

    /// <summary>See <see cref="Address.DirectoryId"/>; taken only from a verified payload, null where it tells none.</summary>
    public string? DirectoryId { get; init; }

    /// <summary>False for nobody in particular, who is never a member: another might be behind the next event of the kind.</summary>
    [JsonIgnore]
    public bool IsSomebody => AddressQueries.IsSomebody(ExternalId);

    /// <summary>A group or a channel speaks, by its name, and whoever is behind it stays unnamed.</summary>
    [JsonIgnore]
    public bool SpeaksAsChat => !IsSomebody && Name.Length > 0;

    public static Person Chat(string title) => new("", title);
}

/// <summary>The conversation as the channel knows it; created in the database when first seen.</summary>
public sealed record ConversationAddress(string ExternalId, ConversationKind Kind)
{
    public string Thread { get; init; } = "";

    /// <summary>False for nowhere in particular: nothing is said there, and nothing kept of it.</summary>
    [JsonIgnore]
    public bool IsNamed => ExternalIds.IsOne(ExternalId) && (Thread.Length == 0 || ExternalIds.IsOne(Thread));

    public string? Title { get; init; }

    /// <summary>The tenant it is in, taken only from a verified payload; null leaves the stored one.</summary>
    public string? Tenant { get; init; }

    /// <summary>The team that it is a channel of, see <see cref="Conversation.Team"/>; null leaves the stored one.</summary>
    public string? Team { get; init; }

    /// <summary>The channel's own JSON needed to reach it, taken only from a verified payload; null leaves the stored one.</summary>
    public string? Route { get; init; }
}

/// <summary>What happened.</summary>
[JsonDerivedType(typeof(MessageReceived), "said")]
[JsonDerivedType(typeof(ButtonPressed), "pressed")]
[JsonDerivedType(typeof(MessageEdited), "edited")]
[JsonDerivedType(typeof(OtherContentReceived), "else")]
[JsonDerivedType(typeof(FileReceived), "file")]
[JsonDerivedType(typeof(BotAdded), "arrived")]
[JsonDerivedType(typeof(BotRemoved), "gone")]
[JsonDerivedType(typeof(ConversationReopened), "back")]
[JsonDerivedType(typeof(ConversationMigrated), "moved")]
[JsonDerivedType(typeof(IgnoredEvent), "noted")]
[JsonDerivedType(typeof(UnreadableEvent), "unread")]
public abstract record IncomingEvent;

/// <summary>
/// Words. Our own mention and quotations are stripped, which may leave nothing; commands keep their slash and lose
/// <c>@botname</c>.
/// </summary>
/// <param name="ToUs">In groups: true when we were mentioned, replied to, or given a command.</param>
/// <param name="ReplyTo">The platform's id of the message replied to, or null.</param>
/// <param name="MessageId">The platform's id of these words, to recognise a later edit.</param>
public sealed record MessageReceived(string Text, bool ToUs = true, string? ReplyTo = null, string? MessageId = null) : IncomingEvent
{
    /// <summary>The same words as light markup where they were typed with styles or links; null where they were plain.</summary>
    public string? Markup { get; init; }

    /// <summary>The conversation of the message replied to, by its external id, where that is another one; else null.</summary>
    public string? ReplyIn { get; init; }

    /// <summary>The words of the message replied to, or of what was quoted of it, where the channel brings them; else null.</summary>
    public string? Quoted { get; init; }

    /// <summary>The file of the message replied to, where the channel brings it; else null.</summary>
    public FileReceived? QuotedFile { get; init; }

    /// <summary>What came with the words, which are its caption: a <see cref="FileReceived"/>, or <see cref="OtherContentReceived"/>.</summary>
    public IncomingEvent? Beside { get; init; }
}

/// <summary>A button. <paramref name="Token"/> is what <c>ButtonTokens</c> wrote, not yet verified.</summary>
/// <param name="Values">The inputs of a submitted card, by field id; empty for a plain button.</param>
/// <param name="MessageId">The platform's id of the message the button is on, or null.</param>
public sealed record ButtonPressed(string Token, ImmutableDictionary<string, string> Values, string? MessageId) : IncomingEvent
{
    /// <summary>Where the person lets us put a file that was offered, as the channel's own JSON: nobody has looked at where that leads. Null for every other button.</summary>
    public string? UploadTo { get; init; }
}

/// <summary>Words that were changed afterwards.</summary>
public sealed record MessageEdited(string MessageId, string Text) : IncomingEvent;

public enum OtherContent
{
    Photo,
    Sticker,
    Voice,
    Video,
    File,
    Location,
    Contact,
    TooLong,
    Unknown,
}

/// <summary>Something that is not words.</summary>
public sealed record OtherContentReceived(OtherContent Content, bool ToUs = true) : IncomingEvent;

/// <summary>We can speak here now: installed, added to a group, unblocked.</summary>
public sealed record BotAdded : IncomingEvent;

/// <summary>We cannot speak here any more: uninstalled, removed, blocked; or the place was deleted or archived.</summary>
public sealed record BotRemoved : IncomingEvent;

/// <summary>The place is open again: restored, reopened, or our rights there changed. Nobody is greeted.</summary>
public sealed record ConversationReopened : IncomingEvent;

/// <summary>The conversation continues under another id (a Telegram group became a supergroup).</summary>
public sealed record ConversationMigrated(string NewExternalId) : IncomingEvent;

/// <summary>Accepted and remembered, without any effect: reactions, renamed channels, unknown activity types.</summary>
public sealed record IgnoredEvent(string Kind) : IncomingEvent;

/// <summary>What nobody could read when it came: the payload itself, kept for a version that can.</summary>
public sealed record UnreadableEvent(string Raw) : IncomingEvent;
