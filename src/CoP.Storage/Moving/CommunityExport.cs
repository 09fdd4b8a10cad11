using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Moving;

/// <summary>
/// Writes the whole community into an archive: every table of the model as it is at one moment, a line of JSON for each row, and the bytes of files beside
/// them. Nothing is held in memory but a row.
/// </summary>
public sealed class CommunityExport(CommunityDb db, IMovableDatabase database, TimeProvider clock)
{
    private static readonly ReadOnlyMemory<byte> LineEnd = "\n"u8.ToArray();

    /// <param name="to">Must be able to seek.</param>
    /// <param name="provider">As <c>Database:Provider</c> spells it.</param>
    public async Task<ArchiveManifest> WriteAsync(Stream to, string provider, IReadOnlyList<BotRegistration> registrations, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var schema = (await db.Database.GetAppliedMigrationsAsync(cancel)).Last();
            await using var snapshot = await database.BeginSnapshotAsync(db.Database.GetDbConnection(), cancel);
            await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
            var (at, tables) = (clock.GetUtcNow(), MovedTables.Of(db));
            List<ArchivedTable> written = [];
            List<ArchivedFile> files = [];
            foreach (var table in tables)
            {
                written.Add(await TableAsync(archive, table, snapshot, cancel));
                foreach (var content in table.Contents)
                {
                    await ContentsAsync(archive, table, content, snapshot, files, cancel);
                }
            }

            var manifest = new ArchiveManifest(ArchiveManifest.CurrentFormat, Product(), provider, schema, at, registrations, written, files);
            await using var entry = await archive.CreateEntry(ArchiveManifest.EntryName).OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(entry, manifest, ArchiveManifest.Json, cancel);
            return manifest;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<ArchivedTable> TableAsync(ZipArchive archive, MovedTable table, DbTransaction snapshot, CancellationToken cancel)
    {
        var (name, rows, digest) = ($"tables/{table.Name}.jsonl", 0L, new RowDigest());
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        using var writer = new CountedWriter(entry);
        await foreach (var line in new RowLines(table, table.Columns).ReadAsync(snapshot, cancel))
        {
            rows++;
            digest.Add(line.Span);
            await writer.WriteAsync(line, cancel);
            await writer.WriteAsync(LineEnd, cancel);
        }

        return new ArchivedTable(table.Name, name, [.. table.Columns.Select(static column => column.Name)], rows, writer.Bytes, writer.Sha256, digest.ToString());
    }

    private static async Task ContentsAsync(ZipArchive archive, MovedTable table, MovedColumn content, DbTransaction snapshot, List<ArchivedFile> files, CancellationToken cancel)
    {
        await foreach (var one in RowLines.ContentsAsync(table, content, snapshot, cancel))
        {
            await using var entry = await archive.CreateEntry(one.Entry, CompressionLevel.Fastest).OpenAsync(cancel);
            using var writer = new CountedWriter(entry);
            await writer.WriteAsync(one.Bytes, cancel);
            files.Add(new ArchivedFile(one.Entry, writer.Bytes, writer.Sha256));
        }
    }

    private static string Product() => typeof(CommunityExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
