using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Polly;

namespace CoP.Channels.Teams.Inbound;

/// <summary>
/// The connector's keys, one copy for everybody: read when first needed, again after a day, and once more when a token
/// names a key that is not there, since new keys can appear at any time. Whoever makes up key names cannot make us ask
/// more often than once in <see cref="Pause"/>.
/// </summary>
internal sealed partial class SigningKeys(KeyDownload download, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile FrozenDictionary<string, SigningKey>? _keys;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _searchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>The key of that name, or null when the connector has none.</summary>
    /// <exception cref="KeysOutOfReachException">No keys could ever be read: nobody can be checked now.</exception>
    public async ValueTask<SigningKey?> FindAsync(string id, CancellationToken cancel)
    {
        if (_keys is { } known && IsFresh && known.TryGetValue(id, out var key))
        {
            return key;
        }

        await _gate.WaitAsync(cancel);
        try
        {
            return await SearchAsync(id, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsFresh => clock.GetUtcNow() - _readAt < Lifetime;

    private bool MayTry => clock.GetUtcNow() - _failedAt >= Pause;

    private async Task<SigningKey?> SearchAsync(string id, CancellationToken cancel)
    {
        if ((_keys is null || !IsFresh) && MayTry)
        {
            await RefreshAsync(cancel);
        }

        if (_keys?.ContainsKey(id) == false && MayTry && clock.GetUtcNow() - _searchedAt >= Pause)
        {
            _searchedAt = clock.GetUtcNow();
            await RefreshAsync(cancel);
        }

        return _keys is { } keys ? keys.GetValueOrDefault(id) : throw new KeysOutOfReachException();
    }

    private async Task RefreshAsync(CancellationToken cancel)
    {
        try
        {
            _keys = await download.ReadAsync(cancel);
            _readAt = clock.GetUtcNow();
        }
        catch (Exception failure) when (failure is HttpRequestException or ExecutionRejectedException or IOException or TaskCanceledException { InnerException: TimeoutException })
        {
            _failedAt = clock.GetUtcNow();
            KeysNotRead(failure.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connector's signing keys could not be read: {Reason}")]
    private partial void KeysNotRead(string reason);
}
