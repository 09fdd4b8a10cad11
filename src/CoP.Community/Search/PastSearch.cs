namespace CoP.Community.Search;

public enum SearchPurpose
{
    /// <summary>Somebody looked for something.</summary>
    Find,

    /// <summary>Somebody was about to ask, and was shown what is there.</summary>
    BeforeAsking,
}

/// <summary>A search that a member made: its pages and its narrowing go by it, and what was not found shows what the community does not know yet.</summary>
public sealed class PastSearch
{
    public const int WordsLength = 200;

    public long Id { get; set; }

    public long MemberId { get; set; }

    public SearchPurpose Purpose { get; set; }

    public required string Words { get; set; }

    /// <summary>The words as they are compared: without case, accents and order.</summary>
    public required string Plain { get; set; }

    public SearchFilter Filter { get; set; } = SearchFilter.None;

    /// <summary>How many were found.</summary>
    public int Found { get; set; }

    /// <summary>How much the best of it says of what was looked for, 0 to 1.</summary>
    public double Certainty { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Of what was shown before asking: the one that was taken in the place of asking, as <c>kind:id</c>.</summary>
    public string? Taken { get; set; }

    /// <summary>Whether what was taken was what they needed, as far as they have said.</summary>
    public bool? Helped { get; set; }

    /// <summary>It was put to the community.</summary>
    public bool Asked { get; set; }
}
