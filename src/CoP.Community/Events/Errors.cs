namespace CoP.Community.Events;

/// <summary>It does not exist, or whoever asks may not see it; the two look the same on purpose.</summary>
public sealed record EventNotFound : Refusal;

/// <summary>Not possible as it stands now, e.g. publishing what was cancelled.</summary>
public sealed record EventNotInState(EventState State) : Refusal
{
    public override IReadOnlyList<object> Args => [new NamedWord($"events.state.{State}")];
}

/// <summary>Only its organiser and coordinators change an event.</summary>
public sealed record NotYourEvent : Refusal;

public sealed record EventInThePast : Refusal;

public sealed record EventEndsBeforeItStarts : Refusal;

/// <summary>Longer than any event of the community is.</summary>
public sealed record EventTooLong : Refusal
{
    public const int MostDays = 14;

    public override IReadOnlyList<object> Args => [MostDays];
}

/// <summary>Its host has another event at that time.</summary>
public sealed record HostIsBusy(string Other) : Refusal
{
    public override IReadOnlyList<object> Args => [Other];
}

/// <summary>Who should host it has no active member in the community.</summary>
public sealed record HostNotActive : Refusal;

/// <summary>More seats are taken than there would be.</summary>
public sealed record CapacityBelowTaken(int Taken) : Refusal
{
    public override IReadOnlyList<object> Args => [Taken];
}

/// <summary>Nobody could come any more in a way in which some have registered.</summary>
public sealed record WayIsTaken : Refusal;

/// <summary>Its kind has nothing like that: coming to a webinar in person.</summary>
public sealed record NoSuchWay : Refusal;

/// <summary>It has begun, or is over.</summary>
public sealed record RegistrationClosed : Refusal;

/// <summary>It was cancelled, whatever else.</summary>
public sealed record EventIsCancelled : Refusal;

/// <summary>No seat of the other kind is free; whoever asked keeps theirs.</summary>
public sealed record NoSeatToMoveTo : Refusal;

public sealed record NotRegistered : Refusal;

/// <summary>The time to take the offered seat is over; it has gone to the next.</summary>
public sealed record OfferIsOver : Refusal;

/// <summary>Nobody offers this person a seat, or they have it already.</summary>
public sealed record NoOffer : Refusal;

/// <summary>What comes of an event is written down from its beginning on.</summary>
public sealed record EventHasNotBegun : Refusal;
