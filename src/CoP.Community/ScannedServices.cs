using System.Reflection;
using CoP.Community.Broadcasts;
using CoP.Community.DueWork;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Community;

/// <summary>
/// Finds what a room or a feature is made of: use cases, access, lists, due work. A class belongs to it when its only
/// constructor takes nothing but services, so nobody has to be listed; one for each scope, due work once.
/// </summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => IsMade(type, [])))
        {
            if (type.IsAssignableTo(typeof(IDueWork)))
            {
                services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IDueWork), type));
            }
            else
            {
                services.TryAddScoped(type);
            }

            if (type.IsAssignableTo(typeof(IBroadcastSource)))
            {
                services.AddScoped(all => (IBroadcastSource)all.GetRequiredService(type));
            }
        }

        return services;
    }

    private static bool IsMade(Type type, HashSet<Type> asked) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false, IsNested: false }
        && type.Namespace?.StartsWith("CoP.", StringComparison.Ordinal) == true
        && asked.Add(type)
        && type.GetConstructors() is [var constructor]
        && constructor.GetParameters() is { Length: > 0 } parameters
        && Array.TrueForAll(parameters, parameter => IsService(parameter.ParameterType, asked));

    private static bool IsService(Type type, HashSet<Type> asked) =>
        type == typeof(TimeProvider) || type == typeof(CommunityDb) || type.IsAssignableTo(typeof(TimeProvider))
        || IsServiceInterface(type) || asked.Contains(type) || IsSingleton(type) || IsMade(type, asked);

    // A list of anything is data, but for the list of all services of a kind.
    private static bool IsServiceInterface(Type type) => type.IsInterface
        && (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true || type.GetGenericArguments() is [{ IsInterface: true }]);

    private static bool IsSingleton(Type type) => CommunityServices.Singletons.Contains(type);
}
