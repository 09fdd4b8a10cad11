namespace CoP.Community.Announcements;

/// <summary>To whom somebody may announce.</summary>
/// <param name="Everyone">Any audience and any bound conversation.</param>
/// <param name="Groups">Without <paramref name="Everyone"/>: the groups, of which at least one must be named and no other.</param>
/// <param name="Urgent">May break quiet hours.</param>
public sealed record Allowance(bool Everyone, IReadOnlyList<long> Groups, bool Urgent)
{
    /// <summary>May announce nothing to anybody.</summary>
    public bool IsNone => !Everyone && Groups.Count == 0;
}
