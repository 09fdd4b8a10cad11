using System.Collections.Frozen;
using CoP.Delivery.Http;
using Microsoft.Extensions.Logging;
using Polly;

namespace CoP.Channels.Teams.Inbound;

/// <summary>
/// The connector's keys, one copy for everybody: read when first needed, again after a day, and once more when a token
/// names a key that is not there, since new keys can appear at any time. Whoever makes up key names cannot make us ask
/// more often than once in <see cref="Pause"/>, and nobody's hanging up or failure counts as having asked.
/// </summary>
internal sealed partial class SigningKeys
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Between two searches for unknown keys: as long as a flood of made-up ones can keep out one that is new.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How long an old copy does without another try after one that failed.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly KeyDownload _download;
    private readonly TimeProvider _clock;
    private readonly ILogger<SigningKeys> _log;
    private readonly SingleFlight<Copy> _load;
    private readonly SingleFlight<Copy> _search;
    private volatile Copy? _copy;
    private volatile Moment? _searched;
    private volatile Moment? _failed;

    public SigningKeys(KeyDownload download, TimeProvider clock, ILogger<SigningKeys> log)
    {
        (_download, _clock, _log) = (download, clock, log);
        _load = new(ReadAsync);
        _search = new(SearchAsync);
    }

    private sealed record Copy(FrozenDictionary<string, SigningKey> Keys, long ReadAt);

    private sealed record Moment(long At);

    /// <summary>The key of that name, or null when the connector has none.</summary>
    /// <exception cref="KeysOutOfReachException">The key is not known and could not be looked for: nobody can be checked by it now.</exception>
    public async ValueTask<SigningKey?> FindAsync(string id, CancellationToken cancel)
    {
        var copy = await CurrentAsync(cancel);
        if (!copy.Keys.ContainsKey(id))
        {
            copy = await _search.JoinAsync(() => IsPausing() ? _copy : null, cancel);
        }

        return copy.Keys.GetValueOrDefault(id);
    }

    private Copy? Fresh() => _copy is { } copy && _clock.GetElapsedTime(copy.ReadAt) < Lifetime ? copy : null;

    private bool IsPausing() => IsWithin(Pause, _searched);

    private bool IsWithin(TimeSpan span, Moment? begin) => begin is { At: var at } && _clock.GetElapsedTime(at) < span;

    /// <summary>An old copy is better than none: it goes on until another can be had.</summary>
    private async ValueTask<Copy> CurrentAsync(CancellationToken cancel)
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        try
        {
            return _copy is { } old && IsWithin(Rest, _failed) ? old : await _load.JoinAsync(Fresh, cancel);
        }
        catch (KeysOutOfReachException) when (_copy is not null)
        {
            return _copy;
        }
    }

    private async Task<Copy> SearchAsync()
    {
        var copy = await ReadAsync();
        _searched = new Moment(copy.ReadAt);
        return copy;
    }

    private async Task<Copy> ReadAsync()
    {
        try
        {
            var keys = await _download.ReadAsync(CancellationToken.None);
            return _copy = new Copy(keys, _clock.GetTimestamp());
        }
        catch (Exception failure) when (failure is HttpRequestException or ExecutionRejectedException or IOException or OperationCanceledException)
        {
            _failed = new Moment(_clock.GetTimestamp());
            KeysNotRead(failure.Message);
            throw new KeysOutOfReachException();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connector's signing keys could not be read: {Reason}")]
    private partial void KeysNotRead(string reason);
}

/// <summary>A caller cannot be checked now: answer 503, so that an honest one may come again.</summary>
internal sealed class KeysOutOfReachException() : Exception("The connector's signing keys could not be read.");
