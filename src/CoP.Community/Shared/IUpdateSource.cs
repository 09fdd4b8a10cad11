namespace CoP.Community;

/// <summary>A calendar month of the community.</summary>
public sealed record UpdateMonth(DateOnly First, DateTimeOffset From, DateTimeOffset To)
{
    public static UpdateMonth Of(DateOnly day, TimeZoneInfo zone)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new UpdateMonth(first, WallClock.InstantOf(first, TimeOnly.MinValue, zone), WallClock.InstantOf(first.AddMonths(1), TimeOnly.MinValue, zone));
    }
}

/// <summary>One figure of a month; null where there is nothing to reckon it from. Its words are under <c>updates.{Key}</c>.</summary>
public sealed record UpdateFigure(string Key, int? Value);

/// <summary>One thing that somebody should look at.</summary>
public sealed record UpdateConcern(string Words, string? Who, string? GroupSlug, DateTimeOffset Since);

/// <summary>What a feature has to say in the monthly update of those who run the community.</summary>
public interface IUpdateSource
{
    /// <summary>Where it stands among the others.</summary>
    int Order { get; }

    /// <summary>The same figures in the same order for every month.</summary>
    Task<IReadOnlyList<UpdateFigure>> ReadAsync(UpdateMonth month, CancellationToken cancel);

    /// <summary>What is late now, and most of all.</summary>
    Task<IReadOnlyList<UpdateConcern>> ConcernsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<UpdateConcern>>([]);
}
