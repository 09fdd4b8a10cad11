using System.Collections.Frozen;

namespace CoP.Dialogs.Turns;

/// <summary>The registered forms by name.</summary>
public sealed class FormHandlers(IEnumerable<IFormHandler> handlers)
{
    private readonly FrozenDictionary<string, IFormHandler> _byName = handlers.ToFrozenDictionary(static handler => handler.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<IFormHandler> All => _byName.Values;

    public IFormHandler? Find(string name) => _byName.GetValueOrDefault(name);
}
