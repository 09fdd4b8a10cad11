using CoP.Community.Delivery;
using CoP.Delivery;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// What each answer of the connector is about: the first row that fits. As Microsoft's tables of status codes have it (learn.microsoft.com,
/// "Messages in bot conversations" and "Send proactive messages"), with two differences: a post that may have arrived is
/// not repeated here but in doubt, since the connector knows no idempotency key; and a conversation that is not found is a place that is
/// gone, not a bad message.
/// </summary>
internal static class OutcomeTable
{
    /// <summary>Before the next try when the connector names no time; the dispatcher lengthens it with each attempt.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>After a failure that a person has to mend: wrong credentials, no token.</summary>
    public static readonly TimeSpan LongPause = TimeSpan.FromMinutes(5);

    /// <summary>No code stands for any, or none; no kind for all.</summary>
    private static readonly (int Status, string? Code, OutboxKind? Kind, Concern Concern)[] Table =
    [
        (401, null, null, Concern.Bot),
        (403, "BotDisabledByAdmin", null, Concern.Person),
        (403, "ConversationBlockedByUser", null, Concern.Person),
        (403, "MessageWritesBlocked", null, Concern.Person),
        (403, "ForbiddenOperationException", null, Concern.Person), // "Bot isn't installed in user's personal scope".
        (403, "BotNotInConversationRoster", null, Concern.Place),
        (404, null, OutboxKind.Delete, Concern.Done),
        (404, "ConversationNotFound", null, Concern.Place),
        (404, "ActivityNotFoundInConversation", OutboxKind.Send, Concern.Message), // What it answers is gone; the sender has left that out already.
        (404, null, OutboxKind.Edit, Concern.Target),
        (404, null, null, Concern.Place),
        (412, null, null, Concern.Pace),
        (429, null, null, Concern.Pace),
        (408, null, null, Concern.Doubt),
        (501, null, null, Concern.Message),
    ];

    public static SendOutcome Read(ConnectorResult result, OutboundRequest request) => result switch
    {
        ConnectorResult.Answered { Status: >= System.Net.HttpStatusCode.OK and < System.Net.HttpStatusCode.Ambiguous } answer =>
            new SendOutcome.Sent(request.Kind == OutboxKind.Send ? answer.Id : request.Target),
        ConnectorResult.Answered answer => Read(answer, request),
        ConnectorResult.Unsent missed => new SendOutcome.RetryLater(Pause, missed.Reason, missed.WholeChannel),
        ConnectorResult.Unanswered lost => Doubt(request.Kind, lost.Reason, Pause),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };

    private static SendOutcome Read(ConnectorResult.Answered answer, OutboundRequest request)
    {
        var (concern, reason) = (ConcernOf(answer, request), $"{(int)answer.Status} {answer.Code}".TrimEnd());
        return concern switch
        {
            Concern.Doubt => Doubt(request.Kind, reason, answer.RetryAfter ?? Pause),
            Concern.Done => new SendOutcome.Sent(request.Target),
            Concern.Bot => concern.Outcome(reason, LongPause),
            _ => concern.Outcome(reason, answer.RetryAfter ?? Pause),
        };
    }

    private static Concern ConcernOf(ConnectorResult.Answered answer, OutboundRequest request)
    {
        foreach (var row in Table)
        {
            if (row.Status == (int)answer.Status && (row.Code is null || row.Code == answer.Code) && (row.Kind is null || row.Kind == request.Kind))
            {
                return row.Concern == Concern.Place && row.Status == 404 && request.Conversation.Thread.Length > 0 ? Concern.Thread : row.Concern;
            }
        }

        return (int)answer.Status >= 500 ? Concern.Doubt : Concern.Message;
    }

    /// <summary>Edits and deletions may be repeated without harm.</summary>
    private static SendOutcome Doubt(OutboxKind kind, string reason, TimeSpan pause) =>
        kind == OutboxKind.Send ? Concern.Doubt.Outcome(reason, pause) : new SendOutcome.RetryLater(pause, reason);
}
