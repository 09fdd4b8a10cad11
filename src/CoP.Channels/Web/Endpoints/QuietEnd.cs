namespace CoP.Channels.Web.Endpoints;

/// <summary>A stream that is left is an ordinary end, not a failed request.</summary>
internal static class QuietEnd
{
    public static async IAsyncEnumerable<T> UntilCancelledAsync<T>(this IAsyncEnumerable<T> source)
    {
        await using var items = source.GetAsyncEnumerator();
        while (await MovesAsync(items))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> MovesAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
