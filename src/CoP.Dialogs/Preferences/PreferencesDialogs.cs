using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Preferences;

/// <summary>Everything said about how members are told things.</summary>
internal static class PreferencesDialogs
{
    public static IServiceCollection AddPreferences(this IServiceCollection services) => services
        .AddScoped<PreferencesText>().AddScoped<PreferencesForm>().AddScoped<DigestMessage>()
        .AddKeyedScoped<IDataset, ZoneDataset>(ZoneDataset.Name)
        .AddAction<PreferencesAction>().AddAction<WishAction>().AddAction<ZoneAction>().AddAction<MoreOfDigestAction>().AddAction<OpenItemAction>()
        .AddForm<PreferencesForm>().AddForm<ZoneForm>()
        .AddView<DigestReadyView>();
}
