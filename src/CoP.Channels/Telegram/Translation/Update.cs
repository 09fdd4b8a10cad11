using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoP.Channels.Telegram.Translation;

/// <summary>The parts of an update that we read; specs name the rest. A missing required member makes it unreadable.</summary>
internal sealed record Update
{
    public required long UpdateId { get; init; }

    public ChatMessage? Message { get; init; }

    public ChatMessage? EditedMessage { get; init; }

    public CallbackQuery? CallbackQuery { get; init; }

    public MemberChange? MyChatMember { get; init; }

    public InlineQuery? InlineQuery { get; init; }

    /// <summary>Kinds we did not ask for or do not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; init; } = [];
}

/// <summary>What somebody types behind our name in any chat; <see cref="Offset"/> is what we gave as the next one.</summary>
internal sealed record InlineQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public required string Query { get; init; }

    public string Offset { get; init; } = "";
}

/// <summary>A message, or what is left of an inaccessible one (then <see cref="Date"/> is 0).</summary>
internal sealed record ChatMessage
{
    public required long MessageId { get; init; }

    public required Chat Chat { get; init; }

    public long Date { get; init; }

    public User? From { get; init; }

    /// <summary>An anonymous administrator's group or a linked channel: then <see cref="From"/> is a placeholder.</summary>
    public Chat? SenderChat { get; init; }

    public long? MessageThreadId { get; init; }

    public bool IsTopicMessage { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public TextEntity[]? Entities { get; init; }

    public TextEntity[]? CaptionEntities { get; init; }

    /// <summary>What the pictures and files of an album share, each of which is a message.</summary>
    public string? MediaGroupId { get; init; }

    public ChatMessage? ReplyToMessage { get; init; }

    /// <summary>What of the message replied to somebody has marked.</summary>
    public TextQuote? Quote { get; init; }

    /// <summary>A reply to a message of another chat or topic.</summary>
    public ExternalReply? ExternalReply { get; init; }

    public long? MigrateToChatId { get; init; }

    public long? MigrateFromChatId { get; init; }

    public User[]? NewChatMembers { get; init; }

    public bool GroupChatCreated { get; init; }

    public bool SupergroupChatCreated { get; init; }

    /// <summary>Everything else, in which kinds of content are looked up by name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; init; } = [];
}

internal sealed record TextQuote
{
    public string Text { get; init; } = "";
}

/// <summary>Chat and id are there only where the chat is a supergroup or a channel.</summary>
internal sealed record ExternalReply
{
    public Chat? Chat { get; init; }

    public long? MessageId { get; init; }
}

internal sealed record Chat
{
    public required long Id { get; init; }

    public required string Type { get; init; }

    public string? Title { get; init; }
}

internal sealed record User
{
    public required long Id { get; init; }

    public bool IsBot { get; init; }

    public string FirstName { get; init; } = "";

    public string? LastName { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed record CallbackQuery
{
    public required string Id { get; init; }

    public required User From { get; init; }

    public ChatMessage? Message { get; init; }

    public string? Data { get; init; }
}

internal sealed record MemberChange
{
    public required Chat Chat { get; init; }

    public required User From { get; init; }

    public long Date { get; init; }

    public required Membership OldChatMember { get; init; }

    public required Membership NewChatMember { get; init; }
}

internal sealed record Membership
{
    public required string Status { get; init; }

    /// <summary>Only for <c>restricted</c>, who may be in or out.</summary>
    public bool IsMember { get; init; }

    public bool IsInside => Status is "creator" or "administrator" or "member" || (Status == "restricted" && IsMember);
}
