namespace CoP.Community;

/// <summary>A value the program itself keeps: the signing key of buttons, the bot's Telegram name, the sample's mark.</summary>
public sealed class StoredSetting
{
    public required string Name { get; set; }

    public required string Value { get; set; }
}
