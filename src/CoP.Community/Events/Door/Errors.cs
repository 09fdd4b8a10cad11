namespace CoP.Community.Events.Door;

public sealed record TooEarlyToCheckIn : Refusal;

public sealed record TooLateToCheckIn : Refusal;

/// <summary>Whoever has no seat has to read the number at the door.</summary>
public sealed record NoSeatAtTheDoor : Refusal;

/// <summary>It is of no event that is on, or has stood on the screen too long ago.</summary>
public sealed record DoorNumberUnknown : Refusal;

/// <summary>A screen has nothing to show yet, or any more.</summary>
public sealed record DoorIsShut : Refusal;

/// <summary>Somebody tries one number after the other.</summary>
public sealed record TooManyDoorNumbers : Refusal;
