using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoP.Testing.Telegram;

/// <summary>The updates of one bot: kept until confirmed by an offset or by a 2xx of its webhook.</summary>
internal sealed class TelegramUpdates(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(20);
    private readonly Lock _lock = new();
    private readonly List<JsonObject> _pending = [];
    private readonly List<TelegramDelivery> _deliveries = [];
    private readonly HttpClient _http = new();
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _delivering = new(1, 1);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _poller;
    private long _lastId = 1000;

    public IReadOnlyList<TelegramDelivery> Deliveries
    {
        get
        {
            lock (_lock)
            {
                return [.. _deliveries];
            }
        }
    }

    public (Uri Url, string Secret)? Webhook { get; private set; }

    public int PendingCount
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Bytes that no JSON writer would make, put in for their marks when an update leaves.</summary>
    private readonly ConcurrentDictionary<string, string> _raw = new();

    /// <param name="raw">What stands behind the kind, byte for byte.</param>
    public long AddRaw(string kind, byte[] raw)
    {
        var mark = $"raw-{Guid.NewGuid():n}";
        _raw[$"\"{mark}\""] = Encoding.Latin1.GetString(raw);
        return Add(kind, mark);
    }

    /// <summary>An answer or an update as it goes over the wire.</summary>
    public byte[] Write(object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
        return _raw.IsEmpty ? json : Encoding.Latin1.GetBytes(_raw.Aggregate(
            Encoding.Latin1.GetString(json), static (text, raw) => text.Replace(raw.Key, raw.Value, StringComparison.Ordinal)));
    }

    public long Add(string kind, JsonNode content)
    {
        lock (_lock)
        {
            _pending.Add(new JsonObject { ["update_id"] = ++_lastId, [kind] = content });
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _ = DeliverAsync();
        return _lastId;
    }

    public void SetWebhook(Uri? url, string secret)
    {
        Webhook = url is null ? null : (url, secret);
        _ = DeliverAsync();
    }

    public async Task<TelegramReply> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken gone)
    {
        if (Webhook is not null)
        {
            return TelegramReply.Fail(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }

        var me = new TaskCompletionSource();
        Interlocked.Exchange(ref _poller, me)?.TrySetResult();
        Confirm(offset);
        var deadline = Task.Delay(timeout, time, gone);
        while (Take(limit, out var news) is { Count: 0 } && !deadline.IsCompleted && !me.Task.IsCompleted)
        {
            await Task.WhenAny(news, deadline, me.Task);
        }

        return me.Task.IsCompleted
            ? TelegramReply.Fail(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
            : TelegramReply.Ok(Leave(me, Take(limit, out _)));
    }

    public void Dispose()
    {
        _over.Cancel();
        _http.Dispose();
        _delivering.Dispose();
        _over.Dispose();
    }

    private List<JsonObject> Leave(TaskCompletionSource me, List<JsonObject> updates)
    {
        Interlocked.CompareExchange(ref _poller, null, me);
        return updates;
    }

    private void Confirm(long offset)
    {
        lock (_lock)
        {
            _pending.RemoveAll(update => update["update_id"]!.GetValue<long>() < offset);
        }
    }

    private List<JsonObject> Take(int limit, out Task news)
    {
        lock (_lock)
        {
            news = _news.Task;
            return [.. _pending.Take(limit).Select(update => update.DeepClone().AsObject())];
        }
    }

    private async Task DeliverAsync()
    {
        try
        {
            await _delivering.WaitAsync(_over.Token);
            while (Webhook is { } hook && Take(1, out _) is [var update])
            {
                await DeliverAsync(update, hook);
            }

            _delivering.Release();
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The stand-in was closed.
        }
    }

    private async Task DeliverAsync(JsonObject update, (Uri Url, string Secret) hook)
    {
        var id = update["update_id"]!.GetValue<long>();
        var status = await PostAsync(update, hook);
        lock (_lock)
        {
            _deliveries.Add(new TelegramDelivery(id, status));
        }

        if (status is >= 200 and < 300)
        {
            Confirm(id + 1);
        }
        else
        {
            await Task.Delay(RetryPause, time, _over.Token);
        }
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new("application/json") } };

    private async Task<int> PostAsync(JsonObject update, (Uri Url, string Secret) hook)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = Json(Write(update)) };
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", hook.Secret);
        try
        {
            using var response = await _http.SendAsync(request, _over.Token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
