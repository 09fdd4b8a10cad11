using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoP.Storage.Model;

/// <summary>
/// Times as UTC ticks of 100 ns: SQLite has no type of its own for them that compares and sorts with an offset, and PostgreSQL's keeps
/// only microseconds, so that what is read would not equal what was written. SQL Server's would do, and one way for all is one less to think of.
/// </summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    static time => time.UtcTicks,
    static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
