namespace CoP.Community.Decisions;

/// <summary>How a decision ended, for the feature that asked for it.</summary>
/// <param name="Chosen">What the feature calls the alternative that was chosen; null where none was.</param>
/// <param name="Votes">How many votes each alternative got, by what the feature calls it.</param>
public sealed record DecisionOutcome(long DecisionId, string About, DecisionState State, string? Chosen, IReadOnlyDictionary<string, int> Votes);

/// <summary>A feature that has things decided: it is asked what follows, in the transaction in which it is decided.</summary>
public interface IDecisionSource
{
    /// <summary>What its decisions are known by, see <see cref="Decision.Source"/>.</summary>
    string Name { get; }

    /// <param name="outcome">Decided or not; not when the feature has called it off itself.</param>
    Task EndedAsync(DecisionOutcome outcome, CancellationToken cancel);
}
