using System.Globalization;

namespace CoP.Community.Roundtables;

public enum AgendaPart
{
    Opening,

    /// <summary>A working group presents what it brings.</summary>
    Group,

    Recommendations,
    Close,

    /// <summary>What a coordinator wrote.</summary>
    Other,
}

/// <summary>An item of an agenda.</summary>
/// <param name="At">When it begins, by the clocks of the community.</param>
/// <param name="GroupId">The group that presents.</param>
/// <param name="Words">What a coordinator wrote; null for what has words in every language.</param>
public sealed record AgendaItem(TimeOnly At, AgendaPart Part, long? GroupId = null, string? Words = null);

/// <summary>The agenda of a roundtable: as a coordinator wrote it, or else a slot a group between opening, recommendations and close.</summary>
public sealed class AgendaPlan(CycleCalendar calendar)
{
    private const int Opening = 15;
    private const int Recommendations = 45;
    private const int Close = 15;
    private const int Step = 5;

    public IReadOnlyList<AgendaItem> Of(MeetingCycle cycle) => cycle.Agenda is { } written ? Written(cycle, written) : Compiled(cycle);

    /// <summary>Those who present, in their order.</summary>
    public static IReadOnlyList<Contribution> Presenting(MeetingCycle cycle) => [.. cycle.Contributions.Where(static one => one.Group is not { EndedAt: not null }).OrderBy(static one => one.GroupId)];

    private List<AgendaItem> Compiled(MeetingCycle cycle)
    {
        var groups = Presenting(cycle);
        var left = Minutes(cycle) - Opening - Recommendations - Close;
        var slot = Math.Max(Step, groups.Count == 0 ? 0 : left / groups.Count / Step * Step);
        List<(AgendaPart Part, long? Group, string? Words, int Minutes)> parts =
        [
            (AgendaPart.Opening, null, null, Opening),
            .. groups.Select(one => (AgendaPart.Group, (long?)one.GroupId, (string?)null, slot)),
            (AgendaPart.Recommendations, null, null, Recommendations),
            (AgendaPart.Close, null, null, Close),
        ];
        return Timed(cycle, parts);
    }

    /// <summary>A line that begins with a number takes so many minutes; the others share what is left.</summary>
    private List<AgendaItem> Written(MeetingCycle cycle, string written)
    {
        var lines = written.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read).ToList();
        var open = lines.Count(static line => line.Minutes is null);
        var share = open == 0 ? 0 : Math.Max(Step, (Minutes(cycle) - lines.Sum(static line => line.Minutes ?? 0)) / open / Step * Step);
        return Timed(cycle, lines.ConvertAll(line => (AgendaPart.Other, (long?)null, (string?)line.Words, line.Minutes ?? share)));
    }

    private List<AgendaItem> Timed(MeetingCycle cycle, List<(AgendaPart Part, long? Group, string? Words, int Minutes)> parts)
    {
        var at = calendar.TimeOf(cycle.StartsAt);
        return parts.ConvertAll(part =>
        {
            var item = new AgendaItem(at, part.Part, part.Group, part.Words);
            at = at.AddMinutes(part.Minutes);
            return item;
        });
    }

    private static (int? Minutes, string Words) Read(string line) =>
        line.Split(' ', 2, StringSplitOptions.TrimEntries) is [var number, { Length: > 0 } words] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 600
            ? (minutes, words) : (null, line);

    private static int Minutes(MeetingCycle cycle) => (int)(cycle.EndsAt - cycle.StartsAt).TotalMinutes;
}
