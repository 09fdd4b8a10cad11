namespace CoP.Bot.Hosting;

/// <summary>The start, which a stop can overtake.</summary>
internal static class StartupSequence
{
    /// <summary>
    /// Starts everything. When that does not come to its end, what had started is stopped in order: the dispatcher may have
    /// messages on the wire by then, and the host itself would drop them there.
    /// </summary>
    /// <returns>False when it was told to stop before it had started.</returns>
    public static async Task<bool> StartOrStopAsync(this WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
            return true;
        }
        catch (Exception failure)
        {
            await app.StopAsync(CancellationToken.None);
            if (failure is not OperationCanceledException)
            {
                throw;
            }

            return false;
        }
    }
}
