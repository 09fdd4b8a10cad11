namespace CoP.Community.Events.Calendar;

/// <summary>An event as it stands in somebody's calendar.</summary>
/// <param name="Event">With its host and its organiser.</param>
/// <param name="ChangedAt">Since when it is as it is.</param>
/// <param name="IsOff">It will not be, or its reader does not come: how one takes part is not said then.</param>
public sealed record CalendarEntry(Event Event, DateTimeOffset ChangedAt, bool IsOff);
