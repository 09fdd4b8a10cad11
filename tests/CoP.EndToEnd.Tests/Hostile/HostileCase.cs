namespace CoP.EndToEnd.Tests.Hostile;

/// <summary>What an attempt may leave behind.</summary>
public enum Leaves
{
    /// <summary>Not a row in any table.</summary>
    Nothing,

    /// <summary>The event itself, so that a repeat is known; nobody is told anything.</summary>
    Note,

    /// <summary>The event as it came, among those that failed, for a replay.</summary>
    Kept,

    /// <summary>The event, and an answer to whoever sent it.</summary>
    Answer,
}

/// <summary>One attempt, the answer it gets, and what it may leave behind: never a change in what the community knows.</summary>
/// <param name="Sends">In words, for readers of the table.</param>
/// <param name="Answer">A status, or what is said back (its beginning or middle).</param>
/// <param name="Act">Does it, and gives the answer.</param>
internal sealed record HostileCase(string Name, string Sends, string Answer, Leaves Leaves, Func<HostileInputFixture, Task<string>> Act);
