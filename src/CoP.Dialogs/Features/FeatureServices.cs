using CoP.Community;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Features;

/// <summary>Registers features.</summary>
public static class FeatureServices
{
    /// <summary>
    /// Registers what a feature declares, and whatever that is made from: the classes of the declaration's namespace and of those
    /// below it, see <see cref="ScannedServices"/>.
    /// </summary>
    public static IServiceCollection AddFeature(this IServiceCollection services, IFeature feature)
    {
        feature.Describe(new FeatureBuilder(feature.Name, services));
        return services.AddScanned(feature.GetType().Assembly.GetTypes().Where(type => IsOf(feature.GetType().Namespace!, type.Namespace)));
    }

    /// <summary>What these features declare, for whoever runs no host.</summary>
    public static FeatureCatalog Catalog(IEnumerable<IFeature> features)
    {
        var services = features.Aggregate<IFeature, IServiceCollection>(new ServiceCollection(), static (all, feature) => all.AddFeature(feature));
        using var provider = services.AddSingleton<FeatureCatalog>().BuildServiceProvider();
        return provider.GetRequiredService<FeatureCatalog>();
    }

    private static bool IsOf(string feature, string? other) => other == feature || other?.StartsWith($"{feature}.", StringComparison.Ordinal) == true;
}
