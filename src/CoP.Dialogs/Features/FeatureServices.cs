using System.Reflection;
using System.Runtime.CompilerServices;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoP.Dialogs.Features;

/// <summary>Registers features.</summary>
public static class FeatureServices
{
    /// <summary>
    /// Registers what a feature declares, and by scan whatever its declaration is made from: every class that stands in the
    /// declaration's namespace.
    /// </summary>
    public static IServiceCollection AddFeature(this IServiceCollection services, IFeature feature)
    {
        feature.Describe(new FeatureBuilder(feature.Name, services));
        foreach (var type in feature.GetType().Assembly.GetTypes().Where(type => type.Namespace == feature.GetType().Namespace && IsMade(type)))
        {
            services.TryAddScoped(type);
        }

        return services;
    }

    /// <summary>What these features declare, for whoever runs no host.</summary>
    public static FeatureCatalog Catalog(IEnumerable<IFeature> features)
    {
        var services = features.Aggregate<IFeature, IServiceCollection>(new ServiceCollection(), static (all, feature) => all.AddFeature(feature));
        using var provider = services.AddSingleton<FeatureCatalog>().BuildServiceProvider();
        return provider.GetRequiredService<FeatureCatalog>();
    }

    // Data, and what a feature declares by name, is made elsewhere.
    private static bool IsMade(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsNested: false, IsGenericType: false }
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public) is null
        && !type.IsAssignableTo(typeof(IAction)) && !type.IsAssignableTo(typeof(IFeature));
}
