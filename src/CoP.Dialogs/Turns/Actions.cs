using System.Collections.Frozen;

namespace CoP.Dialogs.Turns;

/// <summary>The registered actions by name.</summary>
public sealed class Actions(IEnumerable<IAction> actions)
{
    private readonly FrozenDictionary<string, IAction> _byName = actions.ToFrozenDictionary(static action => action.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IAction> All => _byName.Values;

    public IAction? Find(string name) => _byName.GetValueOrDefault(name);
}
