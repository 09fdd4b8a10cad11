using CoP.Community.Groups;
using CoP.Community.Members;

namespace CoP.Community.Roundtables;

/// <summary>The parts of what a working group brings to the roundtable; its name is the resource <c>roundtable.part.{name}</c>.</summary>
public enum ContributionPart
{
    Learnings,
    Results,
    Recommendations,
    Asks,
}

/// <summary>What a working group brings to a roundtable, written in parts by any of those who lead it.</summary>
public sealed class Contribution : IRevisioned
{
    public const int PartLength = 2000;

    public long Id { get; set; }

    public long CycleId { get; set; }

    public MeetingCycle? Cycle { get; set; }

    public long GroupId { get; set; }

    public Group? Group { get; set; }

    public string? Learnings { get; set; }

    public string? Results { get; set; }

    /// <summary>One a line: each can become an action point afterwards.</summary>
    public string? Recommendations { get; set; }

    public string? Asks { get; set; }

    /// <summary>Who wrote last.</summary>
    public long? WrittenById { get; set; }

    public Member? WrittenBy { get; set; }

    public DateTimeOffset? WrittenAt { get; set; }

    /// <summary>When a lead said that it is complete, or the pack took it as it stood.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The day on which a coordinator last asked for it, in the community's zone.</summary>
    public DateOnly? AskedOn { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    public bool IsEmpty => Array.TrueForAll(Enum.GetValues<ContributionPart>(), part => this[part] is null);

    /// <summary>One of its parts; null while nothing is written there.</summary>
    public string? this[ContributionPart part]
    {
        get => part switch
        {
            ContributionPart.Learnings => Learnings,
            ContributionPart.Results => Results,
            ContributionPart.Recommendations => Recommendations,
            _ => Asks,
        };

        internal set
        {
            _ = part switch
            {
                ContributionPart.Learnings => Learnings = value,
                ContributionPart.Results => Results = value,
                ContributionPart.Recommendations => Recommendations = value,
                _ => Asks = value,
            };
        }
    }

    /// <summary>What it recommends, one at a time, without the marks of a list.</summary>
    public IReadOnlyList<string> Recommended() =>
    [
        .. (Recommendations ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.TrimStart('-', '•', '*', '–', ' ')).Where(static line => line.Length > 0),
    ];
}
