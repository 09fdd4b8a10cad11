using System.Collections.Concurrent;
using CoP.Channels.Files;

namespace CoP.Channels.Tests.Files;

/// <summary>Stored files without a database.</summary>
internal sealed class MemoryFiles : IStoredFiles
{
    /// <summary>As much of a PNG as anybody looks at.</summary>
    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    public ConcurrentDictionary<long, FileContent> Files { get; } = new();

    public ConcurrentDictionary<(long Id, string Owner), string> Handles { get; } = new();

    public Task<FileContent?> FindAsync(long id, CancellationToken cancel) => Task.FromResult(Files.GetValueOrDefault(id));

    public Task<string?> HandleAsync(long id, string owner, CancellationToken cancel) => Task.FromResult(Handles.GetValueOrDefault((id, owner)));

    public Task RememberAsync(long id, string owner, string? handle, CancellationToken cancel)
    {
        if (handle is null)
        {
            Handles.TryRemove((id, owner), out _);
        }
        else
        {
            Handles[(id, owner)] = handle;
        }

        return Task.CompletedTask;
    }
}
