using CoP.Kill.Platforms;

namespace CoP.Kill.Verdicts;

/// <summary>The most messages that met a platform within any second, and polls that another one ended.</summary>
public sealed record Budgets(int OnTeams, int OnTelegram, int Conflicts)
{
    internal static int MostInASecond(IReadOnlyList<PlatformLogEntry> seen, string channel)
    {
        List<TimeSpan> at = [.. seen.Where(one => one.Channel == channel).Select(static one => one.At).Order()];
        var (first, most) = (0, 0);
        for (var last = 0; last < at.Count; last++)
        {
            while (at[last] - at[first] >= TimeSpan.FromSeconds(1))
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
