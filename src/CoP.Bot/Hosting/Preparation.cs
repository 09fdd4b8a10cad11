using CoP.Community;
using CoP.Community.Operations;
using CoP.Community.Search;
using CoP.Storage;
using CoP.Storage.Samples;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>What has to be done before the first event may come in.</summary>
internal static class Preparation
{
    /// <summary>Brings the database up to date, loads the key of the buttons, the working groups and organisations of a new community, its first glossary and, when asked for, the sample.</summary>
    public static async Task PrepareAsync(this WebApplication app, CancellationToken cancel)
    {
        var services = app.Services;
        await services.GetRequiredService<IDatabaseStartup>().PrepareAsync(cancel);
        await services.RefuseUnfinishedRestoreAsync(cancel);
        await app.LoadKeyAsync(cancel);
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "kenya-sp-cop");
        if (services.GetRequiredService<IOptions<SampleOptions>>().Value.Load)
        {
            await services.GetRequiredService<SampleCommunity>().LoadAsync(folder, cancel);
        }

        await services.GetRequiredService<FirstGroups>().EnsureAsync(folder, cancel);
        await services.GetRequiredService<FirstOrganisations>().EnsureAsync(folder, cancel);
        await services.GetRequiredService<FirstGlossary>().EnsureAsync(folder, cancel);
    }

    /// <summary>Loads the key of the buttons.</summary>
    public static Task LoadKeyAsync(this WebApplication app, CancellationToken cancel) =>
        app.Services.GetRequiredService<ButtonSigningKeySetup>().LoadAsync(app.Services.GetRequiredService<ITransactions>(), cancel);

    /// <exception cref="IOException">A backup was put back, and what has been sent since could go a second time.</exception>
    private static async Task RefuseUnfinishedRestoreAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (await AfterRestore.IsWantedAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), cancel))
        {
            throw new IOException($"This database was put back from a backup, and that did not come to its end: what has been sent since could go a second time. Run {Spelling.Of("restored")}.");
        }
    }

    /// <summary>Brings the index of what can be found up to date when everything has started: a new one of a large library takes some seconds, which no member should wait for.</summary>
    public static void FollowFromTheStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() => _ = Task.Run(
        () => app.Services.GetRequiredService<Loops>().KeepAsync("search index", async stopping => await app.Services.GetRequiredService<CommunityIndex>().FollowAsync(stopping), app.Lifetime.ApplicationStopping)));

    /// <summary>Gives back what the start needed and nobody needs again: the sample's files, the model in the making, the jobs' set-up.</summary>
    public static void ForgetTheStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(
        static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
}
