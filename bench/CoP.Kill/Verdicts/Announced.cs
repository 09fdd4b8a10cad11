namespace CoP.Kill.Verdicts;

/// <summary>Announcements, as those who should get them see it.</summary>
/// <param name="Recipients">Of all announcements together.</param>
/// <param name="Reached">Recipients whose platform has shown it.</param>
/// <param name="Listed">Recipients whom it was not shown to, as their rows say.</param>
public sealed record Announced(int Announcements, int Recipients, int Reached, int Listed)
{
    /// <summary>Neither shown nor listed.</summary>
    public int Lost => Recipients - Reached - Listed;
}
