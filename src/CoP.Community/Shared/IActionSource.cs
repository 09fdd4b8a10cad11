using CoP.Community.Members;

namespace CoP.Community;

/// <summary>A thing at which action points are agreed, as somebody stands to it.</summary>
/// <param name="GroupId">The working group that it belongs to; null for none.</param>
/// <param name="MayCapture">Why this member may not write down now what was agreed there; null when they may.</param>
public sealed record ActionSource(string Title, long? GroupId, Refusal? MayCapture)
{
    /// <summary>Whether minutes are kept there that can be read.</summary>
    public bool HasMinutes { get; init; }
}

/// <summary>A feature at whose things action points are agreed. Whoever keeps those knows no more of the things than their subjects.</summary>
public interface IActionSource
{
    /// <summary>The first part of its <see cref="ISubject"/>.</summary>
    string Kind { get; }

    /// <summary>Null for what is not there for this member.</summary>
    Task<ActionSource?> FindAsync(long id, Member member, CancellationToken cancel);

    /// <summary>What stands in the minutes that it is; null where it is none.</summary>
    Task<string?> MinutesAsync(long id, Member member, CancellationToken cancel) => Task.FromResult<string?>(null);
}
