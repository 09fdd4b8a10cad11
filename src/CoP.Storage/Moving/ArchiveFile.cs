using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace CoP.Storage.Moving;

/// <summary>
/// An archive that was given to us. It is not trusted: nothing in it becomes a path, no entry is read further than the manifest says, and all of it is
/// looked at before anything is done with it.
/// </summary>
public sealed class ArchiveFile : IAsyncDisposable
{
    /// <summary>Bytes. No row has more, whatever an archive claims.</summary>
    private const int LongestLine = 64 * 1024 * 1024;

    private const int LargestManifest = 256 * 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private ArchiveFile(ZipArchive zip, Dictionary<string, ZipArchiveEntry> entries, ArchiveManifest manifest) => (_zip, _entries, Manifest) = (zip, entries, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>Opens an archive and makes sure that it is whole.</summary>
    /// <exception cref="ArchiveException">It is not; the message says in what way.</exception>
    public static async Task<ArchiveFile> OpenAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new ArchiveException($"There is no file {Path.GetFullPath(path)}.");
        }

        ZipArchive? zip = null;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, cancel);
            var archive = await OpenAsync(zip, cancel);
            await archive.CheckAsync(cancel);
            return archive;
        }
        catch (Exception fault)
        {
            await (zip?.DisposeAsync() ?? ValueTask.CompletedTask);
            if (fault is InvalidDataException or JsonException or EndOfStreamException)
            {
                throw new ArchiveException($"{path} is no archive of a community, or is cut off or damaged: {fault.Message}", fault);
            }

            throw;
        }
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    /// <summary>How many rows of a table have each value of a column.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountByAsync(string table, string column, CancellationToken cancel)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (var archived in Manifest.Tables.Where(one => one.Name == table))
        {
            await foreach (var line in LinesAsync(archived, cancel))
            {
                using var row = JsonDocument.Parse(line);
                var value = row.RootElement.TryGetProperty(column, out var named) ? named.GetString() ?? "" : "";
                counts[value] = counts.GetValueOrDefault(value) + 1;
            }
        }

        return counts;
    }

    /// <summary>The lines of a table, each good until the next is asked for.</summary>
    internal async IAsyncEnumerable<ReadOnlySequence<byte>> LinesAsync(ArchivedTable table, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stream = await _entries[table.Entry].OpenAsync(cancel);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return buffer.Slice(0, end);
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted || buffer.Length > LongestLine)
            {
                await reader.CompleteAsync();
                if (buffer.Length > 0)
                {
                    throw new ArchiveException($"The archive is damaged: {table.Entry} has a line without an end.");
                }

                yield break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ArchiveException">The archive has none of that name.</exception>
    internal async Task<byte[]> ContentAsync(string name, CancellationToken cancel)
    {
        if (!name.StartsWith("content/", StringComparison.Ordinal) || !_entries.TryGetValue(name, out var entry))
        {
            throw new ArchiveException($"The archive is damaged: a row needs {name}, which is not in it.");
        }

        await using var stream = await entry.OpenAsync(cancel);
        var bytes = new byte[entry.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private static async Task<ArchiveFile> OpenAsync(ZipArchive zip, CancellationToken cancel)
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            if (IsPathOutside(entry.FullName))
            {
                throw new ArchiveException($"The archive is refused: an entry is called '{entry.FullName}', which leads outside of it.");
            }

            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new ArchiveException($"The archive is refused: it has {entry.FullName} twice.");
            }
        }

        if (!entries.Remove(ArchiveManifest.EntryName, out var described) || described.Length > LargestManifest)
        {
            throw new ArchiveException($"This is no archive of a community, or one whose writing did not come to its end: it has no {ArchiveManifest.EntryName}.");
        }

        return new ArchiveFile(zip, entries, await ManifestAsync(described, cancel));
    }

    private static bool IsPathOutside(string name) =>
        name.Length == 0 || name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Any(static part => part is "" or "." or "..");

    private static async Task<ArchiveManifest> ManifestAsync(ZipArchiveEntry entry, CancellationToken cancel)
    {
        await using var stream = await entry.OpenAsync(cancel);
        using var read = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        if (read.RootElement.ValueKind != JsonValueKind.Object || !read.RootElement.TryGetProperty("format", out var format) || !format.TryGetInt32(out var number))
        {
            throw new ArchiveException("This is no archive of a community: its manifest names no format.");
        }

        if (number > ArchiveManifest.CurrentFormat)
        {
            throw new ArchiveException($"The archive was written by a newer version of the program, in format {number}; this one reads up to {ArchiveManifest.CurrentFormat}. Import it with that version.");
        }

        return read.RootElement.Deserialize<ArchiveManifest>(ArchiveManifest.Json) is { Tables: not null, Files: not null, Registrations: not null } manifest && number > 0
            ? manifest
            : throw new ArchiveException("The archive is damaged: its manifest lacks something.");
    }

    /// <exception cref="ArchiveException">Something is missing, too much, or not what the manifest says.</exception>
    private async Task CheckAsync(CancellationToken cancel)
    {
        var known = Manifest.Entries.Select(static entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        if (_entries.Keys.FirstOrDefault(name => !known.Contains(name)) is { } foreign)
        {
            throw new ArchiveException($"The archive is refused: it has {foreign}, of which its manifest does not know.");
        }

        foreach (var (name, bytes, sha256) in Manifest.Entries)
        {
            if (!_entries.TryGetValue(name, out var entry))
            {
                throw new ArchiveException($"The archive is damaged: {name} is missing.");
            }

            if (entry.Length != bytes || await HashAsync(entry, bytes, cancel) != sha256)
            {
                throw new ArchiveException($"The archive is damaged: {name} is not what was written.");
            }
        }

        foreach (var table in Manifest.Tables)
        {
            var rows = 0L;
            await foreach (var _ in LinesAsync(table, cancel))
            {
                rows++;
            }

            if (rows != table.Rows)
            {
                throw new ArchiveException($"The archive is damaged: {table.Name} has {rows} rows, and its manifest says {table.Rows}.");
            }
        }
    }

    /// <summary>No further than to the length that it should have: it may be made to unfold to anything.</summary>
    private static async Task<string> HashAsync(ZipArchiveEntry entry, long most, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await entry.OpenAsync(cancel);
        var (buffer, all) = (new byte[64 * 1024], 0L);
        while (await stream.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if ((all += read) > most)
            {
                return "";
            }

            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
