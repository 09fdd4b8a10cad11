using System.CommandLine;
using CoP.Benchmarks.Running;
using CoP.Benchmarks.Seeding;
using CoP.Community;

namespace CoP.Benchmarks.Runs;

/// <summary>Fills a database for load generators other than this program.</summary>
internal static class SeedRun
{
    public static Command Command()
    {
        var database = new Argument<FileInfo>("database");
        var members = new Option<int>("--members") { DefaultValueFactory = static _ => 1_000 };
        var platform = new Option<string>("--platform") { DefaultValueFactory = static _ => "http://127.0.0.1:9100", Description = "Where the platform's stand-in is." };
        var command = new Command("seed", "Writes members on Teams (29:user-1, a:chat-1, ...) and Telegram (1, ...) into a database.") { database, members, platform };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(database)!, parsed.GetValue(members), parsed.GetValue(platform)!));
        return command;
    }

    private static Task RunAsync(FileInfo database, int members, string platform) =>
        Seeder.UseAsync(BotSettings.For([$"--Database:ConnectionString=Data Source={database.FullName}"], platform, 1), async transactions =>
        {
            await Seeder.AddAsync(transactions, ChannelNames.Teams, members, platform);
            await Seeder.AddAsync(transactions, ChannelNames.Telegram, members, platform);
        });
}
