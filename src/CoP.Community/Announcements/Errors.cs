namespace CoP.Community.Announcements;

/// <summary>It does not exist, or whoever asks may not see it; the two look the same on purpose.</summary>
public sealed record AnnouncementNotFound : Refusal;

/// <summary>Not possible as it stands now, e.g. pausing what is finished.</summary>
public sealed record AnnouncementNotInState(AnnouncementState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"announcements.state.{State}")];
}

/// <summary>The last correction or resending is still being written out; a few seconds later it works.</summary>
public sealed record AnnouncementBusy : Refusal;

/// <summary>It has no words.</summary>
public sealed record AnnouncementEmpty : Refusal;

/// <summary>A lead may announce to their own groups only, and must name at least one.</summary>
public sealed record AudienceTooWide : Refusal;

/// <summary>Nobody matches the audience, or all who do have muted announcements.</summary>
public sealed record NobodyInAudience : Refusal;

/// <summary>The conversation is out of reach or unknown.</summary>
public sealed record PlaceNotReachable : Refusal;

/// <summary>So many recipients need a second coordinator, and there is no other.</summary>
public sealed record NobodyToApprove : Refusal;

public sealed record OwnApproval : Refusal;

/// <summary>Only coordinators may break quiet hours.</summary>
public sealed record NotUrgentForLeads : Refusal;

public sealed record StartsInThePast : Refusal;

/// <summary>Who got it is no longer kept, so it cannot be taken back, corrected, sent again or listed.</summary>
public sealed record TooLongAgo : Refusal;

/// <summary>Everybody got it.</summary>
public sealed record NobodyLeftToReach : Refusal;

/// <summary>More recipients than one file may list.</summary>
public sealed record ExportTooLarge : Refusal;

/// <summary>Words that were sent as the caption of a file cannot grow beyond what a caption holds.</summary>
public sealed record CorrectionTooLong : Refusal
{
    /// <summary>Characters of title and text: Telegram's captions hold 1,024, less who it is from.</summary>
    public const int BesideAFile = 800;

    public override IReadOnlyList<object> Args => [BesideAFile];
}
