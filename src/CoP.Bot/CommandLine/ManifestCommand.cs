using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Channels.Teams.Manifest;
using CoP.Dialogs;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;

namespace CoP.Bot.CommandLine;

/// <summary><c>manifest</c>: builds the app package that a Teams administrator uploads. It needs the app id and nothing else.</summary>
internal static class ManifestCommand
{
    public static Command Create(string[] settings)
    {
        var output = new Option<FileInfo>("--output")
        {
            Description = "The zip file to write.",
            DefaultValueFactory = static _ => new FileInfo("cop-bot-teams.zip"),
        };
        var command = new Command("manifest", "Builds the Teams app package for Teams:AppId.") { output };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(output)!, settings, parsed.InvocationConfiguration));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string[] settings, InvocationConfiguration say)
    {
        if (!Guid.TryParseExact(BotHost.Begin(settings).Configuration["Teams:AppId"], "D", out var appId))
        {
            await say.Error.WriteLineAsync($"Teams:AppId must be the bot's app id, a GUID. \"{Spelling.Of("check")}\" says where to find it.");
            return 1;
        }

        if (Write(appId, file) is { } fault)
        {
            await say.Error.WriteLineAsync($"The package cannot be written: {fault}");
            return 1;
        }

        await say.Output.WriteLineAsync($"Written: {file.FullName}");
        await say.Output.WriteLineAsync("Upload it in the Teams admin centre under Teams apps, Manage apps, Upload new app.");
        return 0;
    }

    private static string? Write(Guid appId, FileInfo file)
    {
        try
        {
            using var package = file.Create();
            TeamsManifest.Write(appId, new CommandMenu(FeatureServices.Catalog(FeatureList.All), new ResourceLocalizer()), package);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
