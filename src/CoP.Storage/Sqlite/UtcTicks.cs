using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoP.Storage.Sqlite;

/// <summary>Times as UTC ticks: SQLite has no type of its own for them that compares and sorts with an offset.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    static time => time.UtcTicks,
    static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
