using CoP.Channels.Delivery;
using CoP.Community.Delivery;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// What a result means for a parcel, row by row as Microsoft's table of status codes has it. The one difference: a post
/// that may have arrived is not repeated here but called ambiguous, since the connector knows no idempotency key.
/// </summary>
internal static class OutcomeTable
{
    /// <summary>Before the next try when the connector names no time; the dispatcher lengthens it with each attempt.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>After a failure that a person has to mend: wrong credentials, no token.</summary>
    public static readonly TimeSpan LongPause = TimeSpan.FromMinutes(5);

    public static SendOutcome Read(ConnectorResult result, OutboxKind kind, string? target) => result switch
    {
        ConnectorResult.Answered answer => Read(answer, kind, target),
        ConnectorResult.NotSent { WholeChannel: true } missed => new SendOutcome.RetryLater(Pause, missed.Reason, WholeChannel: true),
        ConnectorResult.NotSent missed => new SendOutcome.RetryLater(Pause, missed.Reason),
        ConnectorResult.Unanswered lost => Unknown(kind, lost.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };

    private static SendOutcome Read(ConnectorResult.Answered answer, OutboxKind kind, string? target) => (int)answer.Status switch
    {
        >= 200 and < 300 => new SendOutcome.Sent(kind == OutboxKind.Send ? answer.Id : target),
        401 => new SendOutcome.RetryLater(LongPause, Reason(answer), WholeChannel: true),
        403 => Forbidden(answer),
        404 when kind == OutboxKind.Delete => new SendOutcome.Sent(target),
        408 or 502 or 503 or 504 => Unknown(kind, Reason(answer), answer.RetryAfter),
        412 or 429 => new SendOutcome.RetryLater(answer.RetryAfter ?? Pause, Reason(answer)),
        501 => new SendOutcome.Rejected(Reason(answer)),
        >= 500 when kind == OutboxKind.Send => new SendOutcome.Ambiguous(Reason(answer)),
        _ => new SendOutcome.Rejected(Reason(answer)),
    };

    private static SendOutcome Forbidden(ConnectorResult.Answered answer) => answer.Code switch
    {
        "BotDisabledByAdmin" or "ConversationBlockedByUser" or "MessageWritesBlocked" or "BotNotInConversationRoster" =>
            new SendOutcome.Unreachable(Reason(answer)),
        _ => new SendOutcome.Rejected(Reason(answer)),
    };

    /// <summary>Edits and deletions may be repeated without harm.</summary>
    private static SendOutcome Unknown(OutboxKind kind, string reason, TimeSpan? retryAfter = null) =>
        kind == OutboxKind.Send ? new SendOutcome.Ambiguous(reason) : new SendOutcome.RetryLater(retryAfter ?? Pause, reason);

    private static string Reason(ConnectorResult.Answered answer) => $"{(int)answer.Status} {answer.Code}".TrimEnd();
}
