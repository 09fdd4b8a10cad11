using CoP.Community;
using Telegram.Bot.Exceptions;

namespace CoP.Channels.Telegram.Api;

/// <summary>What is known after a call.</summary>
internal abstract record ApiAnswer<T>
{
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(1);

    /// <summary>No timer counts longer than some weeks, and nobody would wait that long.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <summary>Somebody else polls or set a webhook: a person has to decide, so there is no hurry.</summary>
    private static readonly TimeSpan AfterConflict = TimeSpan.FromSeconds(30);

    public sealed record Ok(T Result) : ApiAnswer<T>;

    /// <summary>Answered with <c>ok: false</c>, or by a proxy with 413 or 429.</summary>
    public sealed record Refused(ApiError Error) : ApiAnswer<T>;

    /// <summary>The body never began to leave (connect, DNS, TLS, an open circuit): nothing can have happened.</summary>
    public sealed record NotSent(string Reason) : ApiAnswer<T>;

    /// <summary>The body left and no usable answer came.</summary>
    public sealed record Unknown(string Reason) : ApiAnswer<T>;

    /// <summary>The failure in one line for logs; null for <see cref="Ok"/>.</summary>
    public string? Failure => this switch
    {
        Refused refused => $"{refused.Error.ErrorCode} {refused.Error.Description}",
        NotSent notSent => $"not sent: {notSent.Reason}",
        Unknown unknown => $"no usable answer: {unknown.Reason}",
        _ => null,
    };

    /// <summary>How long to wait before a call that failed is made again.</summary>
    /// <param name="failures">How often it has failed without a break.</param>
    public TimeSpan Pause(int failures) => this switch
    {
        Refused { Error.Parameters.RetryAfter: { } seconds } => TimeSpan.FromSeconds(Math.Clamp(seconds, 1, LongestAsked.TotalSeconds)),
        Refused { Error.ErrorCode: 409 } => AfterConflict,
        _ => Backoff.After(failures, LongestBackoff),
    };

    public ApiAnswer<TOther> Select<TOther>(Func<T, TOther> read) => this switch
    {
        Ok ok => new ApiAnswer<TOther>.Ok(read(ok.Result)),
        Refused refused => new ApiAnswer<TOther>.Refused(refused.Error),
        NotSent notSent => new ApiAnswer<TOther>.NotSent(notSent.Reason),
        Unknown unknown => new ApiAnswer<TOther>.Unknown(unknown.Reason),
        _ => throw new InvalidOperationException("There are no other answers."),
    };
}

/// <summary>The error of the Bot API; <see cref="Description"/> is the server's own English text.</summary>
internal sealed record ApiError(int ErrorCode, string Description = "")
{
    public ApiErrorParameters? Parameters { get; init; }

    /// <summary>401 for a revoked token; 404 on every method for a malformed one.</summary>
    public bool IsFatal => ErrorCode is 401 or 404;

    public static ApiError Of(ApiRequestException refusal) => new(refusal.ErrorCode, refusal.Message)
    {
        Parameters = refusal.Parameters is { } given ? new ApiErrorParameters(given.MigrateToChatId, given.RetryAfter) : null,
    };

    public bool Says(string words) => Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}

/// <param name="RetryAfter">Seconds.</param>
internal sealed record ApiErrorParameters(long? MigrateToChatId = null, int? RetryAfter = null);
