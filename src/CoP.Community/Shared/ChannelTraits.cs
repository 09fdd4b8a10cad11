using CoP.Community.Delivery;

namespace CoP.Community;

/// <summary>What the community and its conversations have to know of a channel. Each channel's adapter declares its own, whether or not it is switched on.</summary>
/// <param name="Name">As in <see cref="Conversation.Channel"/>.</param>
/// <example><code>new ChannelTraits("sms") { TakesReplies = true, DeletableFor = TimeSpan.Zero, PerSecond = 10 }</code></example>
public sealed record ChannelTraits(string Name)
{
    /// <summary>Shows a form as one card; the others ask question by question.</summary>
    public bool DrawsCards { get; init; }

    /// <summary>People there answer a message by replying to it.</summary>
    public bool TakesReplies { get; init; }

    /// <summary>Outside of personal chats nothing reaches the bot but what mentions it, replies included.</summary>
    public bool NeedsMention { get; init; }

    /// <summary>A thread is the replies to the message whose id it bears, and has no members of its own; elsewhere it is a room, like a forum's topic.</summary>
    public bool ThreadsAreReplies { get; init; }

    /// <summary>The answer to a press lasts until the chat is opened anew; then the message is shown as it was stored.</summary>
    public bool ForgetsPressAnswers { get; init; }

    /// <summary>A message in parts has all its words in the first; what follows are files.</summary>
    public bool HasWordsInFirstPartOnly { get; init; }

    /// <summary>In personal chats a file is offered first, and goes where its recipient then lets us put it; see <c>Message.Offer</c>.</summary>
    public bool OffersFiles { get; init; }

    /// <summary>How long after it was sent a message can still be deleted; null: for ever.</summary>
    public TimeSpan? DeletableFor { get; init; }

    /// <summary>How many requests a second may leave to many people, in each tenant where there are tenants.</summary>
    public double PerSecond { get; init; } = double.PositiveInfinity;

    public bool HearsOnlyMentions(Conversation conversation) => NeedsMention && conversation.Kind != ConversationKind.Personal;

    /// <summary>The message that a conversation's thread replies to; null where it is none.</summary>
    public string? RootOf(Conversation conversation) => ThreadsAreReplies && conversation.Thread.Length > 0 ? conversation.Thread : null;
}

/// <summary>The traits of all channels.</summary>
public sealed class ChannelCatalog(IEnumerable<ChannelTraits> declared)
{
    private readonly Dictionary<string, ChannelTraits> _byName = declared.ToDictionary(static traits => traits.Name, StringComparer.Ordinal);

    public IEnumerable<ChannelTraits> All => _byName.Values;

    /// <summary>Of a channel that nobody has declared nothing special is known.</summary>
    public ChannelTraits Of(string channel) => _byName.GetValueOrDefault(channel) ?? new ChannelTraits(channel);

    public ChannelTraits Of(Conversation conversation) => Of(conversation.Channel);
}
