namespace CoP.Community.Delivery;

/// <summary>The kinds of notices that a member may have at once, once a day, or not at all.</summary>
public enum NoticeKind
{
    /// <summary>Questions that look for an answer from them.</summary>
    Question,
    Event,
    Reminder,
    Announcement,

    /// <summary>New documents about the themes that they follow.</summary>
    Document,

    /// <summary>The daily digest itself: what happened in their groups.</summary>
    Digest,
}

public enum NoticeTiming
{
    AtOnce,

    /// <summary>Collected, and told once a day.</summary>
    Daily,
    Off,
}
