using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Members;

/// <summary>What becomes of the work of those who are away: section <c>Absence</c> of the settings.</summary>
public sealed class AbsenceOptions
{
    public const string Section = "Absence";

    /// <summary>Whoever is away for more days than this is asked what becomes of all that they have to do.</summary>
    [Range(1, 365)]
    public int LongAfterDays { get; set; } = 14;

    /// <summary>In how many working days somebody has to take it; then it goes to whoever looks after its group.</summary>
    [Range(1, 30)]
    public int TakenWithinWorkdays { get; set; } = 3;
}
