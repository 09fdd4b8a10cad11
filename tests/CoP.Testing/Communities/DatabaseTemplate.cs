using CoP.Community.Questions;
using CoP.Storage;
using CoP.Storage.Samples;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Testing.Communities;

/// <summary>Databases made once for all tests of a run: each test gets a copy, which costs less than the migrations.</summary>
internal static class DatabaseTemplate
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("cop-template-").FullName;
    private static readonly Lazy<Task<string>> EmptyFile = new(() => MakeAsync("empty", static _ => Task.CompletedTask));
    private static readonly Lazy<Task<string>> SampleFile = new(() => MakeAsync("sample", LoadAsync));

    static DatabaseTemplate() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(Folder, recursive: true);

    public static async Task CopyAsync(bool sample, string to) => File.Copy(await (sample ? SampleFile : EmptyFile).Value, to);

    private static async Task<string> MakeAsync(string name, Func<IServiceProvider, Task> fill)
    {
        var file = Path.Combine(Folder, $"{name}.db");
        await using (var services = TestCommunity.Register(file, new ManualTime(), null).BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseStartup>().PrepareAsync(default);
            await fill(services);
        }

        SqliteConnection.ClearAllPools(); // The last connection takes the write-ahead log in.
        return file;
    }

    private static Task LoadAsync(IServiceProvider services) =>
        services.GetRequiredService<SampleCommunity>().LoadAsync(SampleFolder(), Terms.Of, default);

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
