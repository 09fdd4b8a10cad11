using CoP.Dialogs.Turns;

namespace CoP.Channels.Tests;

/// <summary>Whatever comes is handled at once; what is promised is remembered.</summary>
internal sealed class PlainBacklog : IBacklog
{
    public List<Incoming> Promised { get; } = [];

    /// <summary>Comes first when something is to be written down.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public async Task HandleAsync(IReadOnlyCollection<Incoming> inOrder, Func<Incoming, Task> handle, CancellationToken cancel)
    {
        foreach (var incoming in inOrder)
        {
            await handle(incoming);
        }
    }

    public async Task PromiseAsync(Incoming begun, CancellationToken cancel)
    {
        await Before(cancel);
        Promised.Add(begun);
    }

    public Task ResumeAsync(TimeSpan age, CancellationToken cancel) => Task.CompletedTask;

    public Task StopAsync() => Task.CompletedTask;
}
