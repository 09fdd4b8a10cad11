using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>How one action, form or view is made from the services of a scope.</summary>
public sealed record HandlerFactory<TPart>(Func<IServiceProvider, TPart> Make);

/// <summary>
/// The registered parts by what they go by. Only an instance knows that, so each is made once, to ask it; after that, a turn
/// makes only what it uses.
/// </summary>
public sealed class HandlerRegistry<TPart, TKey>(IEnumerable<HandlerFactory<TPart>> parts, IServiceScopeFactory scopes, Func<TPart, TKey> keyOf)
    where TPart : class
    where TKey : notnull
{
    private readonly Lazy<FrozenDictionary<TKey, HandlerFactory<TPart>>> _byKey = new(() =>
    {
        using var scope = scopes.CreateScope();
        return parts.ToFrozenDictionary(part => keyOf(part.Make(scope.ServiceProvider)));
    });

    /// <summary>A new one, or null when nothing goes by that.</summary>
    public TPart? Make(TKey key, IServiceProvider scope) => _byKey.Value.GetValueOrDefault(key)?.Make(scope);

    public IReadOnlyCollection<TPart> MakeAll(IServiceProvider scope) => [.. _byKey.Value.Values.Select(part => part.Make(scope))];
}
