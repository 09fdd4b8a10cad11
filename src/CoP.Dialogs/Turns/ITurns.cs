namespace CoP.Dialogs.Turns;

/// <summary>The one way into the bot for everything that comes in.</summary>
public interface ITurns
{
    /// <summary>
    /// Handles an event in one transaction: when this returns, it is committed (or was before), and 2xx may be answered.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach: answer 503, nothing was kept.</exception>
    Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel);

    /// <summary>Options of a list too long for a card, for a member who types in it (Teams' <c>application/search</c>). Strangers get none.</summary>
    Task<IReadOnlyList<Messages.PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel);
}
