using CoP.Community;
using CoP.Storage.Tests.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Tests.Writing;

/// <summary>Works that gather behind one that holds the gate, until they are let in: then they wait together.</summary>
internal sealed class ConcurrentWriters : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly TaskCompletionSource _inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayLeave = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _holder;

    private ConcurrentWriters(TestDatabase database)
    {
        _database = database;
        _holder = database.WriteAsync(async _ =>
        {
            _inside.SetResult();
            await _mayLeave.Task;
        });
    }

    public static async Task<ConcurrentWriters> BehindAsync(TestDatabase database)
    {
        var writers = new ConcurrentWriters(database);
        await writers._inside.Task;
        return writers;
    }

    public Task Join(Func<CommunityDb, Task> work, CancellationToken cancel = default) => _database.Transactions.RunAsync(
        async (scope, _) =>
        {
            await work(scope.GetRequiredService<CommunityDb>());
            return true;
        },
        cancel);

    public Task Add(string name, Action? runs = null) => Join(db =>
    {
        runs?.Invoke();
        db.Add(Some.Inbox(name));
        return Task.CompletedTask;
    });

    /// <summary>The one inside has been there for so long that nobody joins its commit.</summary>
    public Task LetInAsync()
    {
        _database.Time.Advance(TimeSpan.FromSeconds(1));
        _mayLeave.TrySetResult();
        return _holder;
    }

    public async ValueTask DisposeAsync() => await LetInAsync();
}
