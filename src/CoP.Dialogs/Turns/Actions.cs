namespace CoP.Dialogs.Turns;

/// <summary>The registered actions by name.</summary>
public sealed class Actions(HandlerRegistry<IAction, string> parts, IServiceProvider scope)
{
    public IReadOnlyCollection<IAction> All => parts.MakeAll(scope);

    public IAction? Find(string name) => parts.Make(name, scope);
}
