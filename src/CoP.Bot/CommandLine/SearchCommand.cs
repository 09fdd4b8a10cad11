using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community.Search;
using CoP.Storage;

namespace CoP.Bot.CommandLine;

/// <summary><c>search rebuild</c>: makes this node's index anew of the database. A running program follows by itself; this is for whoever doubts it.</summary>
internal static class SearchCommand
{
    public static Command Create(string[] settings)
    {
        var rebuild = new Command("rebuild", "Makes the index of this node anew of the database.");
        rebuild.SetAction((parsed, cancel) => RunAsync(settings, parsed.InvocationConfiguration, cancel));
        return new Command("search", "Looks after what can be found.") { rebuild };
    }

    private static async Task<int> RunAsync(string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        await say.Output.WriteLineAsync($"{await app.Services.GetRequiredService<CommunityIndex>().RebuildAsync(cancel)} entries in {app.Services.GetRequiredService<ISearchPlace>().Path}");
        return 0;
    }
}
