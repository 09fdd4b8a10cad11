using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Channels.Teams.Manifest;

namespace CoP.Bot.CommandLine;

/// <summary><c>manifest</c>: builds the app package that a Teams administrator uploads.</summary>
internal static class ManifestCommand
{
    public static Command Create()
    {
        var output = new Option<FileInfo>("--output")
        {
            Description = "The zip file to write.",
            DefaultValueFactory = static _ => new FileInfo("cop-bot-teams.zip"),
        };
        var command = new Command("manifest", "Builds the Teams app package for Teams:AppId.") { output };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(output)!, [.. parsed.UnmatchedTokens], cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo output, string[] settings, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings);
        if (!Guid.TryParseExact(app.Services.GetRequiredService<IConfiguration>()["Teams:AppId"], "D", out var appId))
        {
            await Console.Error.WriteLineAsync("Teams:AppId must be the bot's app id, a GUID. \"-- check\" says where to find it.");
            return 1;
        }

        await using (var package = output.Create())
        {
            TeamsManifest.Write(appId, package);
        }

        Console.WriteLine($"Written: {output.FullName}");
        Console.WriteLine("Upload it in the Teams admin centre under Teams apps, Manage apps, Upload new app.");
        return 0;
    }
}
