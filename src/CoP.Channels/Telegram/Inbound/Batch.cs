using System.Text.Json;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>What one getUpdates brought.</summary>
internal sealed class Batch(UpdateDoor door)
{
    /// <summary>Commits every update, in order within a chat; chats do not wait for each other. Throws when one did not commit, after all others ended.</summary>
    public Task CommitAsync(IEnumerable<JsonElement> updates, CancellationToken cancel) => Task.WhenAll(updates
        .Select(door.Translate)
        .OfType<Incoming>()
        .GroupBy(incoming => incoming.Where.ExternalId)
        .Select(chat => InOrderAsync(chat, cancel)));

    /// <summary>The offset that confirms the batch.</summary>
    public static long? After(IEnumerable<JsonElement> updates, long? offset) =>
        updates.Max(UpdateDoor.UpdateId) is { } last ? last + 1 : offset;

    private async Task InOrderAsync(IEnumerable<Incoming> chat, CancellationToken cancel)
    {
        foreach (var incoming in chat)
        {
            await door.HandleAsync(incoming, cancel);
        }
    }
}
