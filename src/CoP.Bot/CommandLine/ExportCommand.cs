using System.CommandLine;
using System.Globalization;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary>
/// <c>export documents FOLDER [--all]</c>: what every member may read, as DSpace's Simple Archive Format with Dublin Core, a folder an
/// item; by default only what is not in the repository yet, which is also listed in <c>to-upload.txt</c>.
/// </summary>
internal static class ExportCommand
{
    public static Command Create(string[] settings) => ExportCommunityCommand.AddTo(
        new("export", "Writes the whole community into one archive, or documents for a repository.") { Documents(settings) }, settings);

    private static Command Documents(string[] settings)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where to write; it is made." };
        var all = new Option<bool>("--all") { Description = "Also what is in the repository already." };
        var command = new Command("documents", "Writes documents with Dublin Core, for a repository to take in.") { folder, all };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(all), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, bool all, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        await say.Output.WriteLineAsync($"Database: {app.Services.GetRequiredService<IDatabasePlace>().Name}");
        folder.Create();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var ids = await DocumentLists.ToExport(db, all).Select(static document => document.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            await WriteAsync(db, folder, id, cancel);
        }

        var titles = await DocumentLists.ToExport(db, all: false).Select(static document => document.Title).ToListAsync(cancel);
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "to-upload.txt"), titles, cancel);
        await say.Output.WriteLineAsync($"{ids.Count} documents written to {folder.FullName}; {titles.Count} are not in the repository yet.");
        return 0;
    }

    private static async Task WriteAsync(CommunityDb db, DirectoryInfo folder, long id, CancellationToken cancel)
    {
        var document = await db.Documents.AsNoTracking().Include(static document => document.File).FirstAsync(document => document.Id == id, cancel);
        var item = folder.CreateSubdirectory(string.Create(CultureInfo.InvariantCulture, $"item_{id:00000}"));
        DublinCore.Of(document).Save(Path.Combine(item.FullName, "dublin_core.xml"));
        await File.WriteAllTextAsync(Path.Combine(item.FullName, "contents"), document.File is { } named ? $"{named.Name}\n" : "", cancel);
        if (document.File is { } file)
        {
            await File.WriteAllBytesAsync(Path.Combine(item.FullName, file.Name), file.Content, cancel);
        }
    }
}
