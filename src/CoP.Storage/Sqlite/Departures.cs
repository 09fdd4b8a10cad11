using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using CoP.Community.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Sqlite;

/// <summary>What the processes before this one had begun to send.</summary>
/// <param name="Since">When the first of them began to note it: of rows that were taken before nothing is known.</param>
/// <param name="Begun">Rows, each with its fence.</param>
internal sealed record LeftBehind(DateTimeOffset Since, HashSet<(long Row, long Fence)> Begun);

/// <summary>
/// A small file beside the database, mapped into memory. What stands there outlives the process however it ends, without
/// waiting for a disk. A power cut it does not outlive, so it counts only until the machine starts anew, which Linux tells
/// (<c>/proc/sys/kernel/random/boot_id</c>, see random(4)); elsewhere nothing is known, and what was on its way is in doubt.
/// </summary>
internal sealed class Departures(IOptions<DatabaseOptions> options, TimeProvider clock) : IDepartures, IDisposable
{
    private const long Mark = 0x31_53_54_52_41_50_45_44; // "DEPARTS1"
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const int Head = 64;
    private const int BootAt = 16;
    private const int Slot = 16;

    /// <summary>More than are ever on their way at once; should they not do, nothing is known of this process.</summary>
    private const int Slots = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _taken = [];
    private readonly Stack<int> _free = new(Enumerable.Range(0, Slots));
    private MemoryMappedFile? _file;
    private MemoryMappedViewAccessor? _view;

    private string Prefix => new SqliteConnectionStringBuilder(options.Value.ConnectionString).DataSource + "-departures-";

    /// <summary>From now on departures are noted, in a file of this process's own.</summary>
    public void Open()
    {
        lock (_lock)
        {
            Close();
            _file = MemoryMappedFile.CreateFromFile($"{Prefix}{Guid.NewGuid():n}", FileMode.CreateNew, null, Head + (Slots * Slot));
            _view = _file.CreateViewAccessor();
            _view.Write(8, clock.GetUtcNow().UtcTicks);
            _view.WriteArray(BootAt, Boot().ToByteArray(), 0, 16);
            _view.Write(0, Mark);
        }
    }

    public void Begin(long row, long fence)
    {
        lock (_lock)
        {
            if (_view is null)
            {
                return;
            }

            if (!_taken.TryGetValue(row, out var slot) && !_free.TryPop(out slot))
            {
                _view.Write(0, 0L);
                return;
            }

            _taken[row] = slot;
            _view.Write(At(slot) + 8, fence);
            _view.Write(At(slot), row);
        }
    }

    public void End(long row)
    {
        lock (_lock)
        {
            if (_taken.Remove(row, out var slot))
            {
                _view?.Write(At(slot), 0L);
                _free.Push(slot);
            }
        }
    }

    /// <summary>Null when nothing can be known: there is no file, one cannot be read, or the machine was started since.</summary>
    public LeftBehind? Read()
    {
        var all = Files().ConvertAll(Read);
        return all.Count == 0 || all.Contains(null)
            ? null
            : new LeftBehind(all.Min(static one => one!.Since), [.. all.SelectMany(static one => one!.Begun)]);
    }

    /// <summary>Forgets what was left, when nobody is there whose it is.</summary>
    public void Clear() => Files().ForEach(File.Delete);

    /// <summary>Nothing leaves any more. The file stays: what is in it may still be wanted.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _view?.Dispose();
            _file?.Dispose();
            _view = null;
        }
    }

    public void Dispose() => Close();

    private static int At(int slot) => Head + (slot * Slot);

    private List<string> Files()
    {
        var path = Path.GetFullPath(Prefix);
        return [.. Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*")];
    }

    private static LeftBehind? Read(string file)
    {
        try
        {
            return Read(File.ReadAllBytes(file));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static LeftBehind? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Head + (Slots * Slot) || Number(bytes, 0) != Mark
            || Boot() is var boot && (boot == Guid.Empty || boot != new Guid(bytes.Slice(BootAt, 16))))
        {
            return null;
        }

        HashSet<(long, long)> begun = [];
        for (var slot = 0; slot < Slots; slot++)
        {
            begun.Add((Number(bytes, At(slot)), Number(bytes, At(slot) + 8)));
        }

        return new LeftBehind(new DateTimeOffset(Number(bytes, 8), TimeSpan.Zero), begun);
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static Guid Boot() =>
        File.Exists(BootFile) && Guid.TryParse(File.ReadAllText(BootFile).Trim(), out var boot) ? boot : Guid.Empty;
}
