using CoP.Community.Broadcasts;
using CoP.Community.Decisions;
using CoP.Community.Delivery;
using CoP.Community.DueWork;
using CoP.Community.Files;
using CoP.Community.Membership;
using CoP.Community.Preferences;
using CoP.Community.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Community;

/// <summary>
/// Finds what a room or a feature is made of: use cases, access, lists, due and scheduled work, forms, cards. A class belongs to it when its
/// only constructor takes nothing but services, so nobody has to be listed; one for each scope, works once.
/// </summary>
public static class ScannedServices
{
    /// <summary>What mechanisms ask of features: whoever implements one of these is asked.</summary>
    private static readonly Type[] Contracts =
    [
        typeof(IBroadcastSource), typeof(INotDelivered), typeof(IConversationLost), typeof(IDigestSource), typeof(IUnansweredSource), typeof(IOrganisationHoldings), typeof(ISearchSource), typeof(IStudyShared), typeof(IFileGuard), typeof(IGlossarySource),
        typeof(IActionSource), typeof(IPeerQuestions), typeof(IAnswerAwaited), typeof(IUpdateSource), typeof(IDecisionSource),
    ];

    /// <summary>Registers those of these classes that are made from services alone: from each other, from interfaces, and from what is registered already.</summary>
    public static IServiceCollection AddScanned(this IServiceCollection services, IEnumerable<Type> types)
    {
        var registered = services.Select(static service => service.ServiceType).ToHashSet();
        foreach (var type in types.Where(type => IsMade(type, [.. registered])))
        {
            if (type.IsAssignableTo(typeof(IDueWork)))
            {
                services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IDueWork), type));
            }
            else if (type.IsAssignableTo(typeof(IScheduledWork)))
            {
                services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IScheduledWork), type));
            }
            else
            {
                services.TryAddScoped(type);
            }

            foreach (var contract in Contracts.Where(type.IsAssignableTo))
            {
                services.AddScoped(contract, all => all.GetRequiredService(type));
            }
        }

        return services;
    }

    /// <param name="known">What is registered, or was asked about before.</param>
    private static bool IsMade(Type type, HashSet<Type> known) =>
        type is { IsClass: true, IsAbstract: false, IsGenericType: false, IsNested: false }
        && type.Namespace?.StartsWith("CoP.", StringComparison.Ordinal) == true
        && known.Add(type)
        && type.GetConstructors() is [var constructor]
        && constructor.GetParameters() is { Length: > 0 } parameters
        && Array.TrueForAll(parameters, parameter => IsService(parameter.ParameterType, known));

    private static bool IsService(Type type, HashSet<Type> known) =>
        type == typeof(CommunityDb) || type.IsAssignableTo(typeof(TimeProvider)) || IsServiceInterface(type) || known.Contains(type) || IsMade(type, known);

    // A list of anything is data, but for the list of all services of a kind.
    private static bool IsServiceInterface(Type type) => type.IsInterface
        && (type.Namespace?.StartsWith("System.Collections", StringComparison.Ordinal) != true || type.GetGenericArguments() is [{ IsInterface: true }]);
}
