using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing;

namespace CoP.Channels.Tests.Telegram.Support;

/// <summary>Writes down what came in, and fails or hangs when told to.</summary>
internal sealed class RecordingTurns : ITurns
{
    private readonly Lock _lock = new();
    private readonly List<Incoming> _seen = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs inside each turn, before it is recorded.</summary>
    public Func<Incoming, Task> Inside { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<Incoming> Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        await Inside(incoming);
        lock (_lock)
        {
            _seen.Add(incoming);
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new TurnOutcome();
    }

    public Task<IReadOnlyList<PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        throw new NotSupportedException("Telegram never searches this way.");

    public async Task<IReadOnlyList<Incoming>> WaitAsync(int count)
    {
        while (true)
        {
            Task news;
            lock (_lock)
            {
                news = _news.Task;
                if (_seen.Count >= count)
                {
                    return [.. _seen];
                }
            }

            await news.WaitAsync(Eventually.HangGuard, TimeProvider.System);
        }
    }
}

/// <summary>The database is away.</summary>
internal sealed class DatabaseAway : System.Data.Common.DbException
{
    public override string Message => "The database is away.";
}
