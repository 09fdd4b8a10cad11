using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>What one getUpdates brought.</summary>
internal sealed class UpdateBatch(TelegramUpdateHandler handler, IBacklog backlog)
{
    /// <summary>Commits every update, in order within a chat; chats do not wait for each other. Throws when one did not commit, after all others ended.</summary>
    public async Task CommitAsync(IReadOnlyCollection<RawUpdate> updates, CancellationToken cancel) => await Task.WhenAll(
        (await handler.ReadAsync(updates, cancel))
        .GroupBy(static incoming => incoming.Where.ExternalId)
        .Select(chat => InOrderAsync(chat, cancel)));

    /// <summary>The offset that confirms the batch.</summary>
    public static long? After(IEnumerable<RawUpdate> updates, long? offset) =>
        updates.Max(static update => update.Id) is { } last ? last + 1 : offset;

    /// <summary>So that nobody's crowd of messages keeps us from asking for the next batch.</summary>
    private Task InOrderAsync(IEnumerable<Incoming> chat, CancellationToken cancel) =>
        backlog.HandleAsync([.. chat], incoming => handler.HandleAsync(incoming, cancel), cancel);
}
