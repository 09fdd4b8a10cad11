namespace CoP.Channels.Telegram.Api;

/// <summary>What getMe says.</summary>
internal sealed record Me
{
    public required long Id { get; init; }

    public required string Username { get; init; }

    public bool CanReadAllGroupMessages { get; init; }

    public TelegramBot Bot => new(Id, Username, CanReadAllGroupMessages);
}
