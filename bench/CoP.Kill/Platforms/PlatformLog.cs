using System.Text.Json;

namespace CoP.Kill.Platforms;

/// <summary>A message of the bot as a platform met it.</summary>
/// <param name="At">Since the run began.</param>
/// <param name="Reference">What the host wrote on the part; empty when the body was cut before it could be read.</param>
/// <param name="Bytes">How much of the body arrived.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="IsShown">True when people see it: whatever was answered, it arrived.</param>
public sealed record PlatformLogEntry(TimeSpan At, string Channel, string Chat, string Reference, int Part, int Bytes, string Answer, bool IsShown);

/// <summary>What a platform saw, line by line on disk, outside of any process that is killed.</summary>
public sealed class PlatformLog(string file, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _lines = new(file, append: true) { AutoFlush = true };
    private int _count;

    /// <summary>When the run began, as its clock counts.</summary>
    public long Begun { get; } = clock.GetTimestamp();

    /// <summary>How many requests so far.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add(string channel, string chat, string reference, int part, int bytes, string answer, bool isShown)
    {
        var line = JsonSerializer.Serialize(new PlatformLogEntry(clock.GetElapsedTime(Begun), channel, chat, reference, part, bytes, answer, isShown));
        lock (_lock)
        {
            _lines.WriteLine(line);
            _count++;
        }
    }

    /// <summary>Reads the file again: what counts is what is written.</summary>
    public async Task<List<PlatformLogEntry>> ReadAsync()
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        List<PlatformLogEntry> all = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            all.Add(JsonSerializer.Deserialize<PlatformLogEntry>(line)!);
        }

        return all;
    }

    public void Dispose() => _lines.Dispose();
}
