using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>A service that is made when it is first used: a turn uses few of the hundred that somebody in it may need.</summary>
internal sealed class LazyService<T>(IServiceProvider scope) : Lazy<T>(scope.GetRequiredService<T>)
    where T : notnull;
