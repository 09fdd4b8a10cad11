
namespace CoP.Dialogs.Turns;

/// <summary>The actions that features declare, and what runs them in this turn.</summary>
public sealed class Actions(FeatureCatalog catalog, IServiceProvider scope)
{
    /// <summary>Null when nothing goes by that name.</summary>
    public ActionDescription? Find(string name) => catalog.Action(name);

    /// <summary>What a deep link's payload calls, or null.</summary>
    public (ActionDescription Action, string Argument)? Linked(string payload) => catalog.Link(payload);

    /// <summary>Runs it; that it is admitted has been seen to.</summary>
    public Task RunAsync(ActionDescription action, TurnContext turn, string argument, CancellationToken cancel) =>
        action.Make(scope).RunAsync(turn, argument, cancel);
}
