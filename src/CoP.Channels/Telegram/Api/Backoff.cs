namespace CoP.Channels.Telegram.Api;

/// <summary>Growing pauses, 1 s to 60 s, each shortened by chance so that many who failed together do not return together.</summary>
internal sealed class Backoff
{
    private const int LongestSeconds = 60;
    private int _failures;

    public TimeSpan Next()
    {
        var seconds = Math.Min(LongestSeconds, Math.Pow(2, Math.Min(_failures++, 6)));
        return TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    public void Reset() => _failures = 0;
}
