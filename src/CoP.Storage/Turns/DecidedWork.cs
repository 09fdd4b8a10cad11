using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage.Turns;

/// <summary>What a work has decided on a snapshot, ready to be written.</summary>
/// <param name="Writes">In this order.</param>
/// <param name="Replies">Those that leave with the commit; null for none.</param>
/// <param name="Queues">Whether anything has to be sent by whoever looks for it.</param>
/// <param name="Value">What the work answers.</param>
internal sealed record DecidedWork<T>(IReadOnlyList<PreparedWrite> Writes, ITakenReplies? Replies, bool Queues, T Value);

internal static class DecidedWork
{
    /// <summary>What a work that has run in a scope wants to have written; null when that is more than a turn's own rows.</summary>
    /// <param name="dispatch">Takes the replies that may leave with the commit.</param>
    public static async Task<DecidedWork<T>?> OfAsync<T>(IServiceProvider scope, IPromptDispatch? dispatch, T value, CancellationToken cancel)
    {
        var (rows, prompt) = (scope.GetRequiredService<TurnRowStore>(), scope.GetRequiredService<PromptReplies>());
        if (rows.Changed() is not { } changed)
        {
            return null;
        }

        var replies = prompt.All.Count > 0 && dispatch is not null ? await dispatch.TakeAsync(scope, prompt.All, cancel) : null;
        try
        {
            return new DecidedWork<T>([.. rows.Added(), .. changed], replies, rows.Queues, value);
        }
        catch
        {
            replies?.GiveBack();
            throw;
        }
    }
}
