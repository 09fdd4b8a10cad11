using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CoP.Community.Delivery;
using CoP.Storage.Moving;
using CoP.Storage.Tests.Providers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Moving;

public sealed class ArchiveTests : IDisposable
{
    private static readonly BotRegistration[] Bots = [new("telegram", "1", ""), new("msteams", "b", "t")];
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-archive-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Every table and column of the model by itself, with all that is hard to carry.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Archive_OfEveryTable_IsTheSameWhereverItIsImported(string provider)
    {
        await using var from = await FilledAsync();
        await using var to = await TestDatabase.CreateAsync(provider);
        var (path, exported) = await ExportAsync(from);
        Assert.Equal(Columns(from), exported.Tables.SelectMany(static table => table.Columns.Select(column => $"{table.Name}.{column}")).Order(StringComparer.Ordinal));

        var done = await ImportAsync(to, path);

        Assert.All(done, static table => Assert.True(table is { Exported: 2, Imported: 2, IsEqual: true }, $"{table}"));
        var (_, again) = await ExportAsync(to);
        Assert.Equal(exported.Tables.Select(static table => (table.Name, table.Digest)), again.Tables.Select(static table => (table.Name, table.Digest)));
        Assert.Equal(exported.Files.OrderBy(static file => file.Entry), again.Files.OrderBy(static file => file.Entry));
        if (provider == "Sqlite")
        {
            Assert.Equal(Raw(from), Raw(to));
        }
    }

    /// <summary>What the database makes next does not collide with what was brought.</summary>
    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    public async Task Id_AfterAnImport_IsANewOne(string provider)
    {
        await using var from = await TestDatabase.CreateAsync("Sqlite");
        await from.AddAsync(Some.Member(41), Some.Conversation(id: 7));
        await using var to = await TestDatabase.CreateAsync(provider);
        await ImportAsync(to, (await ExportAsync(from)).Path);

        await to.AddAsync(Some.Member(0));

        Assert.Equal(42, await to.ReadAsync(static db => db.Members.MaxAsync(static member => member.Id)));
    }

    [Fact]
    public async Task Import_WherePeopleAre_IsRefused_AndChangesNothing()
    {
        await using var from = await FilledAsync();
        await using var to = await TestDatabase.CreateAsync("Sqlite");
        await to.AddAsync(Some.Member(5));
        var before = Raw(to);

        var refusal = await Assert.ThrowsAsync<ArchiveException>(async () => await ImportAsync(to, (await ExportAsync(from)).Path));

        Assert.Contains("holds people or chats already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Raw(to));
    }

    /// <summary>What is put into every database at its first start goes, and nothing that fails afterwards leaves anything.</summary>
    [Fact]
    public async Task Import_ThatFailsAtItsEnd_LeavesTheDatabaseAsItWas()
    {
        await using var from = await FilledAsync();
        await using var to = await TestDatabase.CreateAsync("Sqlite");
        await to.AddAsync(Some.Group());
        var before = Raw(to);
        var (path, _) = await ExportAsync(from);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ImportAsync(to, path, static (_, _) => throw new InvalidOperationException()));
        Assert.Equal(before, Raw(to));

        Assert.All(await ImportAsync(to, path), static table => Assert.True(table.IsEqual));
    }

    /// <summary>A version that knows a table and a column less wrote it: what is missing is as in a row that was made before.</summary>
    [Fact]
    public async Task Archive_OfAnOlderVersion_GetsDefaultsForWhatItLacks()
    {
        await using var from = await FilledAsync();
        await using var to = await TestDatabase.CreateAsync("Sqlite");
        var path = Rewritten((await ExportAsync(from)).Path, static (manifest, tables) =>
        {
            tables.Remove("tables/PastSearches.jsonl");
            Table(manifest, "Conversations")["columns"]!.AsArray().RemoveAll(static column => (string?)column is "LostReason" or "Kind");
            tables["tables/Conversations.jsonl"] = [.. tables["tables/Conversations.jsonl"].Select(static line => { line.Remove("LostReason"); line.Remove("Kind"); return line; })];
        });

        await ImportAsync(to, path);

        Assert.Equal([ConversationKind.Personal, ConversationKind.Personal], await to.ReadAsync(static db => db.Conversations.Select(static one => one.Kind).ToListAsync()));
        Assert.True(await to.ReadAsync(static db => db.Conversations.AllAsync(static one => one.LostReason == null)));
    }

    [Theory]
    [InlineData("cut off", "is no archive of a community, or is cut off or damaged")]
    [InlineData("other zip", "no manifest.json")]
    [InlineData("path outside", "leads outside of it")]
    [InlineData("one byte", "is not what was written")]
    [InlineData("entry missing", "is missing")]
    [InlineData("entry too many", "of which its manifest does not know")]
    [InlineData("newer format", "newer version of the program, in format 2")]
    [InlineData("unknown table", "a table Bulletins")]
    [InlineData("unknown column", "a column Members.Shoes")]
    [InlineData("row missing", "has 1 rows, and its manifest says 2")]
    public async Task Archive_ThatIsNotGood_IsRefusedWithItsTrouble_AndNothingIsWritten(string trouble, string said)
    {
        await using var from = await FilledAsync();
        await using var to = await TestDatabase.CreateAsync("Sqlite");
        var before = Raw(to);
        var path = await SpoiltAsync(trouble, (await ExportAsync(from)).Path);

        var refusal = await Assert.ThrowsAsync<ArchiveException>(() => ImportAsync(to, path));

        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Raw(to));
    }

    /// <summary>Whatever happens in the middle, there is no file of that name; and none is overwritten.</summary>
    [Fact]
    public async Task Export_ThatBreaksOff_LeavesNoFile_AndAWholeOneIsItsOwnersAlone()
    {
        var path = Path.Combine(_folder, "c.zip");
        await Assert.ThrowsAsync<IOException>(() => PrivateFile.WriteAsync<int>(path, static async part =>
        {
            await File.WriteAllTextAsync(part, "half");
            throw new IOException("The disk is full.");
        }));
        Assert.Empty(Directory.GetFiles(_folder));

        await PrivateFile.WriteAsync(path, static async part =>
        {
            await File.WriteAllTextAsync(part, "whole");
            return 0;
        });
        Assert.Equal([path], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        await Assert.ThrowsAsync<ArchiveException>(() => PrivateFile.WriteAsync(path, static _ => Task.FromResult(0)));
    }

    private static async Task<TestDatabase> FilledAsync()
    {
        var database = await TestDatabase.CreateAsync("Sqlite");
        await database.ReadAsync(static async db =>
        {
            await ExtremeRows.WriteAsync(db, CancellationToken.None);
            return 0;
        });
        return database;
    }

    private async Task<(string Path, ArchiveManifest Manifest)> ExportAsync(TestDatabase database)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.zip");
        await using var scope = database.Services.CreateAsyncScope();
        await using var file = File.Create(path);
        return (path, await scope.ServiceProvider.GetRequiredService<CommunityExport>().WriteAsync(file, "Sqlite", Bots, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<ImportedTable>> ImportAsync(TestDatabase database, string path, Func<Community.CommunityDb, CancellationToken, Task>? after = null)
    {
        await using var archive = await ArchiveFile.OpenAsync(path, CancellationToken.None);
        await using var scope = database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityImport>().RunAsync(archive, after ?? (static (_, _) => Task.CompletedTask), CancellationToken.None);
    }

    /// <summary>What the file itself says it has, past the model.</summary>
    private static IEnumerable<string> Columns(TestDatabase database) =>
        Tables(database).SelectMany(table => Query(database, $"SELECT '{table}.' || name FROM pragma_table_info('{table}')")).Order(StringComparer.Ordinal);

    private static List<string> Tables(TestDatabase database) =>
        Query(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE '~_~_EF%' ESCAPE '~' ORDER BY name");

    private static List<string> Raw(TestDatabase database) => [.. Tables(database).SelectMany(table => Query(database, $"SELECT * FROM \"{table}\" ORDER BY 1, 2"))];

    private static List<string> Query(TestDatabase database, string query)
    {
        using var connection = new SqliteConnection($"Data Source={database.File}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetDataTypeName(at) + reader.GetValue(at))));
        }

        return query.StartsWith("SELECT '", StringComparison.Ordinal) || query.StartsWith("SELECT name", StringComparison.Ordinal) ? rows.ConvertAll(static row => row["TEXT".Length..]) : rows;
    }

    private async Task<string> SpoiltAsync(string trouble, string path)
    {
        switch (trouble)
        {
            case "cut off":
                var all = await File.ReadAllBytesAsync(path);
                await File.WriteAllBytesAsync(path, all[..(all.Length / 2)]);
                return path;
            case "other zip":
                return Zipped(("readme.txt", "Hello"));
            case "path outside":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    zip.CreateEntry("../../etc/cron.d/x");
                }

                return path;
            case "entry too many":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    zip.CreateEntry("tables/Other.jsonl");
                }

                return path;
            case "entry missing":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    zip.GetEntry("tables/Members.jsonl")!.Delete();
                }

                return path;
            case "one byte":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    await using var entry = zip.GetEntry("tables/Members.jsonl")!.Open();
                    entry.Seek(20, SeekOrigin.Begin);
                    entry.WriteByte((byte)'7');
                }

                return path;
            case "newer format":
                return Rewritten(path, static (manifest, _) => manifest["format"] = 2);
            case "unknown table":
                return Rewritten(path, static (manifest, tables) =>
                {
                    var table = Table(manifest, "Members").DeepClone();
                    (table["name"], table["entry"]) = ("Bulletins", "tables/Bulletins.jsonl");
                    manifest["tables"]!.AsArray().Add(table);
                    tables["tables/Bulletins.jsonl"] = tables["tables/Members.jsonl"];
                });
            case "unknown column":
                return Rewritten(path, static (manifest, _) => Table(manifest, "Members")["columns"]!.AsArray().Add("Shoes"));
            default:
                return Rewritten(path, static (_, tables) => tables["tables/Members.jsonl"].RemoveAt(1), keepRows: true);
        }
    }

    private static JsonNode Table(JsonNode manifest, string name) => manifest["tables"]!.AsArray().Single(table => (string?)table!["name"] == name)!;

    /// <summary>As another version would have written it: hashes and lengths are right.</summary>
    private string Rewritten(string path, Action<JsonNode, Dictionary<string, List<JsonObject>>> change, bool keepRows = false)
    {
        using var zip = ZipFile.OpenRead(path);
        string Text(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }

        var manifest = JsonNode.Parse(Text(zip.GetEntry("manifest.json")!))!;
        var tables = zip.Entries.Where(static entry => entry.FullName.StartsWith("tables/", StringComparison.Ordinal)).ToDictionary(
            static entry => entry.FullName, entry => Text(entry).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!.AsObject()).ToList());
        change(manifest, tables);
        manifest["tables"]!.AsArray().RemoveAll(table => !tables.ContainsKey((string)table!["entry"]!));
        List<(string, byte[])> entries = [];
        foreach (var (name, lines) in tables)
        {
            var table = manifest["tables"]!.AsArray().Single(table => (string?)table!["entry"] == name)!;
            var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => line.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n")));
            var digest = new RowDigest();
            Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList().ForEach(line => digest.Add(Encoding.UTF8.GetBytes(line)));
            (table["rows"], table["bytes"], table["digest"]) = (keepRows ? table["rows"]!.GetValue<int>() : lines.Count, bytes.Length, digest.ToString());
            table["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            entries.Add((name, bytes));
        }

        foreach (var content in zip.Entries.Where(static entry => entry.FullName.StartsWith("content/", StringComparison.Ordinal)))
        {
            using var stream = content.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            entries.Add((content.FullName, copy.ToArray()));
        }

        return Zipped([.. entries, ("manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()))]);
    }

    private string Zipped(params (string Name, string Text)[] entries) => Zipped([.. entries.Select(static entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    private string Zipped(List<(string Name, byte[] Bytes)> entries)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return path;
    }
}
