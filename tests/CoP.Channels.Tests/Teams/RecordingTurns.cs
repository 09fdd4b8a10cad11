using System.Collections.Concurrent;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Tests.Teams;

/// <summary>Remembers what came in and answers what it was told to.</summary>
internal sealed class RecordingTurns : ITurns
{
    private readonly ConcurrentQueue<Incoming> _incoming = new();

    public IReadOnlyList<Incoming> Incoming => [.. _incoming];

    public Func<Task<TurnOutcome>> Answer { get; set; } = static () => Task.FromResult(new TurnOutcome());

    public Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        _incoming.Enqueue(incoming);
        return Answer();
    }

    public Task<IReadOnlyList<PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PromptOption>>([new($"{dataset}-1", $"{typed} of {person}")]);
}
