namespace CoP.Community.Events.Speakers;

/// <summary>They were taken off the list, or whoever asks has no business with it; the two look the same on purpose.</summary>
public sealed record SpeakerNotFound : Refusal;

public sealed record SpeakerAlreadyInvited(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Whoever is not a member any more cannot be asked.</summary>
public sealed record SpeakerNotAvailable : Refusal;

public sealed record SlidesDueInThePast : Refusal;

public sealed record SlidesDueAfterEvent : Refusal;

/// <summary>Only whoever speaks is asked for words about them and slides.</summary>
public sealed record SpeakerHasNotAccepted(string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>What should be slides is no file that this member sent, or it is gone.</summary>
public sealed record SlidesAreNoFile : Refusal;

/// <summary>Slides are given out when the event is over.</summary>
public sealed record SlidesNotYet : Refusal;
