namespace CoP.Channels.Telegram.Api;

/// <summary>How long to wait after a failed call that will be made again.</summary>
internal static class Pauses
{
    /// <summary>No timer counts longer than some weeks, and nobody would wait that long.</summary>
    private const int LongestSeconds = 60 * 60;

    /// <summary>Somebody else polls or set a webhook: a person has to decide, so there is no hurry.</summary>
    public static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(30);

    public static TimeSpan After<T>(ApiAnswer<T> answer, Backoff backoff) => answer switch
    {
        ApiAnswer<T>.Refused { Error.Parameters.RetryAfter: { } seconds } => TimeSpan.FromSeconds(Math.Clamp(seconds, 1, LongestSeconds)),
        ApiAnswer<T>.Refused { Error.ErrorCode: 409 } => AfterConflict,
        _ => backoff.Next(),
    };
}
