namespace CoP.Community.ActionPoints;

/// <summary>
/// When whoever has something to do is reminded: 7 days and a day ahead, on its last day, after 1, 3 and 7 days and then weekly; what has no day is asked after
/// weekly. Only on working days: a stage that falls on another waits for the next, together with what has come meanwhile.
/// </summary>
public static class ReminderStages
{
    /// <summary>How often what has no day is asked after, in days.</summary>
    public const int Week = 7;

    private static readonly int[] First = [-7, -1, 0, 1, 3, 7];

    /// <summary>The last stage that has come, in days since the last day; null before the first.</summary>
    public static int? Last(DateOnly due, DateOnly today)
    {
        var days = today.DayNumber - due.DayNumber;
        return days >= Week ? days / Week * Week : First.Where(stage => stage <= days).Select(static stage => (int?)stage).Max();
    }

    /// <summary>The first working day from <paramref name="from"/> on which there is something to say.</summary>
    /// <param name="due">Its last day; null for none.</param>
    /// <param name="told">The last stage that was told; null for none.</param>
    /// <param name="since">Where it has no day, the day from which weeks are counted.</param>
    public static DateOnly Next(DateOnly? due, int? told, DateOnly since, DateOnly from)
    {
        if (due is not { } last)
        {
            return PublicHolidays.NextWorkday(Later(from, since.AddDays(Week)));
        }

        var day = PublicHolidays.NextWorkday(Later(from, last.AddDays(-Week)));
        while (!(Last(last, day) > (told ?? int.MinValue)))
        {
            day = PublicHolidays.NextWorkday(day.AddDays(1));
        }

        return day;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
