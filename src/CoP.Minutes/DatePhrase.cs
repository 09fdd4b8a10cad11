namespace CoP.Minutes;

/// <summary>When something in a text is said to be, and where in the text that is said.</summary>
/// <param name="Start">The first day that is meant.</param>
/// <param name="End">The last day that is meant; whatever is to be done "by" the phrase is due on it.</param>
/// <param name="At">Where the phrase begins in the text, in characters from 0, with words such as "by" that belong to it.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record DatePhrase(DateOnly Start, DateOnly End, int At, int Length)
{
    /// <summary>Whether it is introduced as a limit ("by", "before", "no later than").</summary>
    public bool IsDeadline { get; init; }

    /// <summary>Whether it is no day but a wish for speed ("as soon as possible"), which is read as today.</summary>
    public bool IsUrgency { get; init; }
}
