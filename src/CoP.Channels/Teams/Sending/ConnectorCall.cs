using System.Net;

namespace CoP.Channels.Teams.Sending;

internal sealed record ConnectorCall(HttpMethod Method, Uri Address, string? Body);

/// <summary>What is known after a call.</summary>
internal abstract record ConnectorResult
{
    /// <param name="Code">The connector's word for a failure, e.g. <c>ConversationNotFound</c>.</param>
    /// <param name="Id">Of the activity that was posted.</param>
    /// <param name="RetryAfter">As the connector asks for, from now.</param>
    public sealed record Answered(HttpStatusCode Status, string? Code, string? Id, TimeSpan? RetryAfter) : ConnectorResult;

    /// <summary>No byte of the body has left.</summary>
    public sealed record Unsent(string Reason, bool WholeChannel) : ConnectorResult;

    /// <summary>The body has left, at least in part, and no answer came.</summary>
    public sealed record Unanswered(string Reason) : ConnectorResult;
}
