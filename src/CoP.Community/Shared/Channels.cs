namespace CoP.Community;

/// <summary>The names of the channels as they are stored and as the activity protocol and the documents spell them.</summary>
public static class Channels
{
    public const string Teams = "msteams";
    public const string Telegram = "telegram";

    /// <summary>The two sides of the try-out page: what a member on Teams and a member on Telegram would get.</summary>
    public const string Desk = "desk";
    public const string Phone = "phone";

    /// <summary>Whether a channel shows a form as one card; the others ask question by question.</summary>
    public static bool DrawsCards(string channel) => channel is Teams or Desk;

    /// <summary>Whether people there answer a message by replying to it. A card has its button, and the desk nothing to reply with.</summary>
    public static bool TakesReplies(string channel) => !DrawsCards(channel);
}
