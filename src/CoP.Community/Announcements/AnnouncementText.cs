namespace CoP.Community.Announcements;

/// <summary>The words of an announcement in one language.</summary>
public sealed class AnnouncementText
{
    public long AnnouncementId { get; set; }

    /// <summary>Two letters.</summary>
    public required string Language { get; set; }

    public required string Title { get; set; }

    /// <summary>Light markup: bold, italics, lists, links (a subset of CommonMark).</summary>
    public required string Body { get; set; }

    /// <summary>True for the author's own wording, which recipients of a language without one get.</summary>
    public bool IsOriginal { get; set; }
}
