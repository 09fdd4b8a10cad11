using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.EndToEnd.Tests.OldDatabase;

/// <summary>Every name of C# that the version before wrote as text, one by one: what it meant, it still means.</summary>
public sealed class StoredNamesTests
{
    private static readonly JsonNode Names = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "OldDatabase", "stored-names.json")))!;

    /// <summary>Columns that a migration has moved with their contents.</summary>
    private static readonly Dictionary<string, string> MovedTo = new() { ["Announcements.Sweep"] = "Broadcasts.Pending_Kind" };

    /// <summary>A type that took the name of another would have another key, or could not be read at all.</summary>
    [Fact]
    public void EveryStoredNotice_IsRead_AndIsStillTheSame()
    {
        using var old = OldDatabase.Unpack();
        var rows = Notices(old.Database);
        Assert.Equal(Of("notices"), rows.Select(static row => row.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, static row =>
        {
            var notice = NoticeJson.Read(row.Type, row.Body);
            Assert.StartsWith(notice.DedupeKey, row.Key, StringComparison.Ordinal);
            Assert.Equal(row.Type, NoticeJson.NameOf(notice));
        });
    }

    [Fact]
    public async Task EveryStoredEnum_IsRead_AndWrittenUnderTheSameName()
    {
        await using var community = await TestCommunity.EmptyAsync();
        var columns = await community.ReadAsync(static db => Task.FromResult(
            (from entity in db.Model.GetEntityTypes()
             let table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value
             from property in entity.GetProperties()
             group property by $"{table.Name}.{property.GetColumnName(table)}").ToDictionary(static column => column.Key, static column => Converter(column.First()))));
        Assert.All(Names["columns"]!.AsObject(), column => Assert.All(column.Value!.AsArray(), name =>
        {
            var (read, write) = columns[MovedTo.GetValueOrDefault(column.Key, column.Key)];
            Assert.Equal((string)name!, write(read((string)name!)));
        }));
    }

    [Fact]
    public void EveryKeptEvent_IsOfAKindThatIsKnown()
    {
        var kinds = typeof(IncomingEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>();
        Assert.Subset(kinds.Select(static kind => (string)kind.TypeDiscriminator!).ToHashSet(), Of("events").ToHashSet());
    }

    [Fact]
    public void Renamed_KeepsItsStoredName_WhichNothingElseCanTake()
    {
        var known = StoredNames.Index([typeof(Renamed), typeof(Named)]);
        Assert.Equal((typeof(Renamed), typeof(Renamed), typeof(Named)), (known["Old"], known[nameof(Renamed)], known[nameof(Named)]));
        Assert.Equal("Old", StoredNames.Of(typeof(Renamed)));
        Assert.Throws<ArgumentException>(static () => StoredNames.Index([typeof(Renamed), typeof(Old)]));
        Assert.Throws<ArgumentException>(static () => StoredNames.Index([typeof(Renamed), typeof(AlsoOld)]));
    }

    private static IEnumerable<string> Of(string kind) => Names[kind]!.AsArray().Select(static name => (string)name!);

    private static (Func<object?, object?> Read, Func<object?, object?> Write) Converter(IProperty property) =>
        property.GetTypeMapping().Converter is { } converter ? (converter.ConvertFromProvider, converter.ConvertToProvider) : (static value => value, static value => value);

    private static List<(string Type, string Body, string Key)> Notices(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT NoticeType, Body, DedupeKey FROM Outbox WHERE NoticeType IS NOT NULL AND Kind = 'Send' AND Body <> '' AND BroadcastId IS NULL AND DedupeKey NOT LIKE 'turn:%'";
        using var reader = command.ExecuteReader();
        List<(string, string, string)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return rows;
    }

    [StoredAs("Old")]
    private sealed record Renamed;

    private sealed record Named;

    private sealed record Old;

    [StoredAs("Old")]
    private sealed record AlsoOld;
}
