using System.Diagnostics.CodeAnalysis;

namespace CoP.Community;

/// <summary>Takes the same step for several things, so that one that always fails keeps none of the others from theirs.</summary>
public static class Each
{
    /// <exception cref="AggregateException">Some steps failed; all others were taken.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "What failed is thrown when all have had their turn.")]
    public static async Task TakeAsync<T>(IEnumerable<T> things, Func<T, Task> step, CancellationToken cancel)
    {
        List<Exception> failures = [];
        foreach (var thing in things)
        {
            try
            {
                await step(thing);
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }
}
