using System.Collections.Concurrent;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Tests.Web.Support;

/// <summary>Stands in for the bot: remembers what came in, answers as told, and handles an event id once.</summary>
public sealed class ScriptedTurns : ITurns
{
    private readonly ConcurrentDictionary<string, bool> _seen = new();

    public ConcurrentQueue<Incoming> Received { get; } = new();

    public Func<Incoming, Task<TurnOutcome>> Script { get; set; } = static _ => Task.FromResult(new TurnOutcome());

    public Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        if (!_seen.TryAdd(incoming.ExternalId, true))
        {
            return Task.FromResult(new TurnOutcome(Repeated: true));
        }

        Received.Enqueue(incoming);
        return Script(incoming);
    }

    public Task<IReadOnlyList<PromptOption>> SearchAsync(
        string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PromptOption>>([new($"{dataset}-1", $"{typed} one"), new($"{dataset}-2", $"{typed} two")]);
}
