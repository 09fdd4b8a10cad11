using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CoP.EndToEnd.Tests.OldDatabase;

/// <summary>
/// A database that an earlier version wrote, with everything in the middle of its way, and what the platforms showed at that
/// time. See README.md beside this file.
/// </summary>
internal sealed class OldDatabase : IDisposable
{
    /// <summary>A group that the bot was added to while nobody was there, before and after it moved.</summary>
    private static readonly long[] NewGroups = [-1077, -1079];

    private readonly string _folder = Directory.CreateTempSubdirectory("cop-old-").FullName;
    private readonly JsonNode _known;

    private OldDatabase()
    {
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "OldDatabase", "written-by-c1c408c.zip"), _folder);
        _known = JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, "known.json")))!;
    }

    public DateTimeOffset WrittenAt => DateTimeOffset.Parse((string)_known["at"]!, CultureInfo.InvariantCulture);

    public IEnumerable<JsonNode> Buttons => _known["buttons"]!.AsArray()!;

    public IEnumerable<JsonNode> Forms => _known["forms"]!.AsArray()!;

    /// <summary>A press on Teams, and what the body of its answer was.</summary>
    public (JsonObject Press, JsonNode Answer) AnsweredPress => (_known["pressed"]!.DeepClone().AsObject(), _known["answered"]!);

    public string Database => Path.Combine(_folder, "community.db");

    /// <param name="waiting">Whether that goes on which waited in the outbox and the inbox; else it is done with.</param>
    public static async Task<(TestBot TestBot, OldDatabase Old)> OpenAsync(bool waiting = true)
    {
        var old = new OldDatabase();
        return (await TestBot.OpenAsync(old.Database, old.WrittenAt, testBot => old.Prepare(testBot, waiting)), old);
    }

    /// <summary>Only the files, for who reads them without a host.</summary>
    public static OldDatabase Unpack() => new();

    /// <summary>A message of the bot that a chat shows.</summary>
    public string Shown(string chat) => Chats().OfType<JsonNode>().First(one => one["chat"]!["id"]!.ToJsonString() == chat)["shown"]!.AsObject().Last().Key;

    public string ShownOnTeams => (string)_known["teams"]!.AsArray().Last()!;

    public static OnTelegram OnTelegram(TestBot testBot, long chat, string name) => new(testBot, testBot.Telegram.Person(chat, name), name, chat);

    public static OnTeams OnTeams(TestBot testBot, string name) => new(testBot, name, $"29:{name}", $"a:{name}");

    /// <summary>The people with a phone, and the groups.</summary>
    public IEnumerable<OnTelegram> Phones(TestBot testBot) => Chats().OfType<JsonNode>().Select(one =>
    {
        var id = one["chat"]!["id"]!.GetValue<long>();
        return new OnTelegram(testBot, testBot.Telegram.Person(900_000 + Math.Abs(id), "x"), (string?)one["chat"]!["first_name"] ?? (string)one["chat"]!["title"]!, id);
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JsonArray Chats() => _known["telegram"]!.AsArray();

    private void Prepare(TestBot testBot, bool waiting)
    {
        foreach (var chat in Chats().OfType<JsonNode>())
        {
            testBot.Telegram.Remember(
                chat["chat"]!.DeepClone().AsObject(),
                chat["shown"]!.AsObject().ToDictionary(
                    static one => long.Parse(one.Key, CultureInfo.InvariantCulture), static one => JsonSerializer.SerializeToElement(one.Value)));
        }

        foreach (var group in NewGroups)
        {
            testBot.Telegram.Remember(new JsonObject { ["id"] = group, ["type"] = "group", ["title"] = "New" }, new Dictionary<long, JsonElement>());
        }

        foreach (var message in _known["teams"]!.AsArray())
        {
            testBot.Teams.Remember((string)message!);
        }

        Change(testBot.Database, $"UPDATE Conversations SET Route = replace(Route, '{_known["serviceUrl"]}', '{testBot.Teams.ServiceUrl}')");
        if (!waiting)
        {
            Change(testBot.Database, "UPDATE Outbox SET State = 'Expired' WHERE BroadcastId IS NULL AND State IN ('Queued', 'Parked', 'Leased', 'Sending')");
            Change(testBot.Database, "UPDATE Inbox SET State = 'Dismissed' WHERE State IN ('Waiting', 'Replaying')");
        }
    }

    /// <summary>In the old version's own words, before anything of today has looked at it.</summary>
    private static void Change(string database, string sql)
    {
        using var connection = new SqliteConnection($"{database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
