using System.Collections.Concurrent;
using CoP.Community;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Files;

/// <summary>Reads stored files from the database. Handles are kept at hand: a broadcast asks for the same one thousands of times.</summary>
internal sealed class StoredFiles(IServiceScopeFactory scopes, TimeProvider clock) : IStoredFiles
{
    private readonly ConcurrentDictionary<(long Id, string Owner), string> _handles = new();

    public async Task<FileContent?> FindAsync(long id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<CommunityDb>().Files
            .Where(file => file.Id == id && (file.ExpiresAt == null || file.ExpiresAt > now))
            .Select(static file => new FileContent(file.Name, file.ContentType, file.Content))
            .FirstOrDefaultAsync(cancel);
    }

    public async Task<string?> HandleAsync(long id, string owner, CancellationToken cancel)
    {
        if (_handles.TryGetValue((id, owner), out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var handles = await scope.ServiceProvider.GetRequiredService<CommunityDb>().Files
            .Where(file => file.Id == id).Select(static file => file.Handles).FirstOrDefaultAsync(cancel);
        return handles?.TryGetValue(owner, out var stored) == true ? _handles.GetOrAdd((id, owner), stored) : null;
    }

    public async Task RememberAsync(long id, string owner, string? handle, CancellationToken cancel)
    {
        if (handle is null)
        {
            _handles.TryRemove((id, owner), out _);
        }
        else
        {
            _handles[(id, owner)] = handle;
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ITransactions>().RunAsync(
            (services, token) => WriteAsync(services.GetRequiredService<CommunityDb>(), id, owner, handle, token), cancel);
    }

    private static async Task<bool> WriteAsync(CommunityDb db, long id, string owner, string? handle, CancellationToken cancel)
    {
        if (await db.Files.FirstOrDefaultAsync(file => file.Id == id, cancel) is not { } file)
        {
            return false;
        }

        file.Handles = new Dictionary<string, string>(file.Handles.Where(pair => pair.Key != owner))
            .Concat(handle is null ? [] : [KeyValuePair.Create(owner, handle)]).ToDictionary();
        return true;
    }
}
