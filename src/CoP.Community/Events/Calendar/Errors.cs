namespace CoP.Community.Events.Calendar;

/// <summary>Nobody could fetch it: the program does not know where it is reached.</summary>
public sealed record NoCalendarAddress : Refusal;
