namespace CoP.Community;

/// <summary>The names of the channels as they are stored and as the activity protocol and the documents spell them.</summary>
public static class ChannelNames
{
    public const string Teams = "msteams";
    public const string Telegram = "telegram";

    /// <summary>The two sides of the try-out page: what a member on Teams and a member on Telegram would get.</summary>
    public const string Desk = "desk";
    public const string Phone = "phone";
}
