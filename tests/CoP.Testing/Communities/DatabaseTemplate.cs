using System.Collections.Concurrent;
using CoP.Storage;
using CoP.Storage.Samples;
using CoP.Testing.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CoP.Testing.Communities;

/// <summary>Databases made once for all tests of a run: each test gets a copy, which costs less than the migrations.</summary>
public static class DatabaseTemplate
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("cop-template-").FullName;
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new(StringComparer.Ordinal);

    static DatabaseTemplate() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Folder, recursive: true);

    /// <param name="sample">With the invented people; else nobody.</param>
    /// <param name="to">A file that is not there yet.</param>
    /// <param name="isOfToday">Its dates are of the real clock; else of a <see cref="ManualTime"/> that stands at its beginning.</param>
    public static async Task CopyAsync(bool sample, string to, bool isOfToday = false) =>
        File.Copy(await Made.GetOrAdd(Name(sample, isOfToday), name => new(() => MakeAsync(name, sample, isOfToday))).Value, to);

    /// <summary>The same into a database that is not there yet, wherever it is.</summary>
    public static Task CopyAsync(bool sample, OwnDatabase to, bool isOfToday = false) => to.Server is { } server
        ? server.MakeAsync(to.Connection, Name(sample, isOfToday), connection => FillAsync(to.SettingsWith(connection), sample, isOfToday))
        : CopyAsync(sample, to.File, isOfToday);

    private static string Name(bool sample, bool isOfToday) => $"{(sample ? "sample" : "empty")}{(isOfToday ? "-today" : "")}";

    private static async Task<string> MakeAsync(string name, bool sample, bool isOfToday)
    {
        var file = Path.Combine(Folder, $"{name}.db");
        await FillAsync([new("Database:ConnectionString", $"Data Source={file}")], sample, isOfToday);
        SqliteConnection.ClearAllPools(); // The last connection takes the write-ahead log in.
        return file;
    }

    private static async Task FillAsync(IEnumerable<KeyValuePair<string, string?>> settings, bool sample, bool isOfToday)
    {
        await using var services = TestCommunity.Register(settings, isOfToday ? TimeProvider.System : new FakeTimeProvider(ManualTime.Beginning), null).BuildServiceProvider();
        await services.GetRequiredService<IDatabaseStartup>().PrepareAsync(default);
        await (sample ? LoadAsync(services) : Task.CompletedTask);
    }

    private static async Task LoadAsync(IServiceProvider services)
    {
        await services.GetRequiredService<SampleCommunity>().LoadAsync(SampleFolder(), default);
        await services.GetRequiredService<FirstGlossary>().EnsureAsync(SampleFolder(), default);
    }

    private static string SampleFolder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "samples", "kenya-sp-cop")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "samples", "kenya-sp-cop");
    }
}
