using System.Buffers.Binary;
using CoP.Community.Delivery;

namespace CoP.Storage.Sqlite;

/// <summary>What the processes before this one had begun to send.</summary>
/// <param name="Since">When the first of them began to note it: of rows that were taken before nothing is known.</param>
/// <param name="Begun">Rows, each with its fence.</param>
public sealed record LeftBehind(DateTimeOffset Since, HashSet<(long Row, long Fence)> Begun);

/// <summary>
/// A small file beside the database. What is written there is with the operating system at once, so it outlives the process
/// however it ends, without waiting for a disk. A power cut it does not outlive, so it counts only until the machine starts
/// anew, which Linux tells (<c>/proc/sys/kernel/random/boot_id</c>, see random(4)); elsewhere nothing is known, and what was
/// on its way is in doubt.
/// </summary>
public sealed class Departures(DatabaseFile file, TimeProvider clock) : IDepartures, IDisposable
{
    private const long Mark = 0x31_53_54_52_41_50_45_44; // "DEPARTS1"
    private const string BootFile = "/proc/sys/kernel/random/boot_id";
    private const int Head = 64;
    private const int SinceAt = 8;
    private const int BootAt = 16;
    private const int Slot = 16;

    /// <summary>More than are ever on their way at once; should they not do, nothing is known of this process.</summary>
    private const int Slots = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, int> _taken = [];
    private readonly Stack<int> _free = new(Enumerable.Range(0, Slots));
    private FileStream? _noted;
    private string _path = "";

    private string Prefix => $"{file.Path}-departures-";

    /// <summary>From now on departures are noted, in a file of this process's own; not at all where it cannot be written.</summary>
    public void Open()
    {
        lock (_lock)
        {
            Close();
            _path = $"{Prefix}{Guid.NewGuid():n}";
            try
            {
                Begin();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Close();
            }
        }
    }

    public void Begin(long row, long fence)
    {
        lock (_lock)
        {
            if (_noted is null)
            {
                return;
            }

            if (!_taken.TryGetValue(row, out var slot) && !_free.TryPop(out slot))
            {
                GiveUp();
                return;
            }

            _taken[row] = slot;
            try
            {
                Write(At(slot), row, fence);
            }
            catch (IOException)
            {
                GiveUp();
            }
        }
    }

    public void End(long row)
    {
        lock (_lock)
        {
            if (!_taken.Remove(row, out var slot))
            {
                return;
            }

            try
            {
                Write(At(slot), 0L);
                _free.Push(slot);
            }
            catch (IOException)
            {
                // A note too many does no harm: the row is sent.
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
            _noted?.Dispose();
            _noted = null;
        }
    }

    public void Dispose() => Close();

    /// <summary>The mark comes last: a file that is not complete is none.</summary>
    private void Begin()
    {
        _noted = DatabaseFile.Open(_path, FileAccess.Write, FileShare.Read);
        Write(0, new byte[Head + (Slots * Slot)]);
        Write(SinceAt, clock.GetUtcNow().UtcTicks);
        Write(BootAt, Boot().ToByteArray());
        Write(0, Mark);
    }

    /// <summary>In one write: a process that is killed has written both or none.</summary>
    private void Write(int at, long row, long fence)
    {
        Span<byte> bytes = stackalloc byte[Slot];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, row);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[sizeof(long)..], fence);
        Write(at, bytes);
    }

    private void Write(int at, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Write(at, bytes);
    }

    private void Write(int at, ReadOnlySpan<byte> bytes)
    {
        if (_noted is not null)
        {
            RandomAccess.Write(_noted.SafeFileHandle, bytes, at);
        }
    }

    /// <summary>A file in which something is missing is worse than one that cannot be read: then all that is on its way is in doubt.</summary>
    /// <exception cref="IOException">Not even that is possible; then nothing may leave.</exception>
    private void GiveUp()
    {
        Close();
        File.WriteAllBytes(_path, []);
    }

    private static int At(int slot) => Head + (slot * Slot);

    private List<string> Files() => [.. Directory.GetFiles(Path.GetDirectoryName(Prefix)!, Path.GetFileName(Prefix) + "*")];

    private static LeftBehind? Read(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
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

        return new LeftBehind(new DateTimeOffset(Number(bytes, SinceAt), TimeSpan.Zero), begun);
    }

    private static long Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);

    private static Guid Boot() =>
        File.Exists(BootFile) && Guid.TryParse(File.ReadAllText(BootFile).Trim(), out var boot) ? boot : Guid.Empty;
}
