using System.Collections.Concurrent;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Tests;

/// <summary>Writes down what a channel could not read.</summary>
internal sealed class KeptUnread : IUnreadEvents
{
    private readonly ConcurrentQueue<(string? Id, string Raw)> _kept = new();

    public IReadOnlyList<(string? Id, string Raw)> All => [.. _kept];

    public Task KeepAsync(string channel, string bot, string? externalId, string raw, CancellationToken cancel)
    {
        _kept.Enqueue((externalId, raw));
        return Task.CompletedTask;
    }
}
