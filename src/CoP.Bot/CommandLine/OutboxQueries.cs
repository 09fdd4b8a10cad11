using CoP.Community;
using CoP.Community.Operations;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary>Does what the command line decides about undelivered messages and events. Each returns the exit code: 1 when anything was refused.</summary>
internal sealed class OutboxQueries(IServiceProvider services, ITransactions transactions, TextWriter output, TextWriter error)
{
    public TextWriter Output => output;

    /// <summary>Says what is wrong, and gives the code for it.</summary>
    public async Task<int> RefuseAsync(string fault)
    {
        await error.WriteLineAsync(fault);
        return 1;
    }

    public async Task<T> ReadAsync<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider);
    }

    public Task<int> ResendAsync(long[] ids, CancellationToken cancel) => EachAsync(
        ids,
        (scope, id, token) => scope.GetRequiredService<ResendMessages>().OneAsync(actor: null, id, token),
        "is sent again by the running program.",
        cancel);

    public Task<int> DropAsync(long[] ids, CancellationToken cancel) => EachAsync(
        ids, (scope, id, token) => scope.GetRequiredService<DropMessages>().OneAsync(actor: null, id, token), "is dropped.", cancel);

    public async Task<int> ResendAllAsync(CancellationToken cancel)
    {
        var count = await transactions.RunAsync(
            static (scope, token) => scope.GetRequiredService<ResendMessages>().AllInDoubtAsync(actor: null, token), cancel);
        await output.WriteLineAsync($"{count} messages that were in doubt are sent again by the running program.");
        return 0;
    }

    public async Task<int> ReplayAsync(IReadOnlyList<string> references, CancellationToken cancel)
    {
        var code = 0;
        foreach (var reference in references)
        {
            var done = await services.GetRequiredService<IReplays>().ReplayAsync(reference, cancel);
            code = Math.Max(code, await SayAsync(done.Refusal, $"Event {reference}", "was replayed and had its effect."));
        }

        return code;
    }

    public async Task<int> ReplayAllAsync(CancellationToken cancel)
    {
        var waiting = await ReadAsync(scope => scope.GetRequiredService<UndeliveredOverview>().Failed()
            .Select(static entry => entry.Reference!).ToListAsync(cancel));
        await output.WriteLineAsync($"{waiting.Count} events wait for replay.");
        return await ReplayAsync(waiting, cancel);
    }

    public async Task<int> DismissAsync(string reference, CancellationToken cancel)
    {
        var done = await transactions.RunAsync(
            (scope, token) => scope.GetRequiredService<FailedEvents>().DismissAsync(actor: null, reference, token), cancel);
        return await SayAsync(done.Refusal, $"Event {reference}", "is dismissed; what the member had written is forgotten.");
    }

    private async Task<int> EachAsync(
        long[] ids, Func<IServiceProvider, long, CancellationToken, Task<Result<int>>> work, string done, CancellationToken cancel)
    {
        var code = 0;
        foreach (var id in ids.Distinct())
        {
            var result = await transactions.RunAsync((scope, token) => work(scope, id, token), cancel);
            code = Math.Max(code, await SayAsync(result.Refusal, $"Message {id}", done));
        }

        return code;
    }

    private async Task<int> SayAsync(Refusal? refusal, string what, string done)
    {
        if (refusal is not null)
        {
            return await RefuseAsync($"{what} {Why(refusal)}");
        }

        await output.WriteLineAsync($"{what} {done}");
        return 0;
    }

    private static string Why(Refusal refusal) => refusal switch
    {
        MessageNotUndelivered => "is neither in doubt nor refused; somebody may have decided already.",
        EventNotFailed => "does not wait for replay; it was dealt with, or never was.",
        EventUnreadable => "can no longer be read; it can only be dismissed.",
        ReplayFailed failed => $"failed again ({failed.Fault}) and is kept as before.",
        _ => refusal.ToString(),
    };
}
