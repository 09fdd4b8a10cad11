namespace CoP.Community.Announcements;

public enum AnnouncementButtonKind
{
    Link,

    /// <summary>"I have read it": who pressed it is listed.</summary>
    Acknowledge,

    /// <summary>Opens the document of id <see cref="AnnouncementButton.Target"/>.</summary>
    Document,

    /// <summary>Registers for the event of id <see cref="AnnouncementButton.Target"/>.</summary>
    Event,
}

/// <param name="Label">As the author wrote it; null for the bot's own word in the recipient's language.</param>
/// <param name="Target">The address of a link, the id of a document or event.</param>
public sealed record AnnouncementButton(AnnouncementButtonKind Kind, string? Label = null, string? Target = null);
