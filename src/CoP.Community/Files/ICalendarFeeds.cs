namespace CoP.Community.Files;

/// <summary>Calendars that are fetched again and again from a secret address, by programs that nobody has signed in to.</summary>
public interface ICalendarFeeds
{
    /// <summary>The calendar as it is now, as iCalendar; null when nobody has this address, or not any more.</summary>
    Task<byte[]?> ReadAsync(string secret, CancellationToken cancel);
}
