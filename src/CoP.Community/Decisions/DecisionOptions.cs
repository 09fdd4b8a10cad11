using System.ComponentModel.DataAnnotations;

namespace CoP.Community.Decisions;

/// <summary>Decisions by many: section <c>Community:Decisions</c> of the settings.</summary>
public sealed class DecisionOptions
{
    public const string Section = CommunityOptions.Section + ":Decisions";

    /// <summary>How many of a hundred who may vote have to, where nobody says otherwise.</summary>
    [Range(1, 100)]
    public int QuorumPercent { get; set; } = 50;

    /// <summary>How many days a vote goes on when nobody says otherwise, to the next working day.</summary>
    [Range(1, 60)]
    public int Days { get; set; } = 7;

    /// <summary>How many days before the end those are reminded who have not voted; zero for never.</summary>
    [Range(0, 30)]
    public int RemindFirst { get; set; } = 3;

    /// <summary>The second time.</summary>
    [Range(0, 30)]
    public int RemindAgain { get; set; } = 1;

    /// <summary>How many days more there are, once, where too few have voted; zero for none.</summary>
    [Range(0, 30)]
    public int ExtendDays { get; set; } = 5;
}
