namespace CoP.Testing.Teams;

/// <summary>How the stand-in answers one call.</summary>
/// <param name="Accepts">True when the message is shown all the same (accept, then fail).</param>
/// <param name="Closes">True when the connection is cut instead of answered.</param>
public sealed record ConnectorFault(int Status, string Body = "", string? RetryAfter = null, bool Accepts = false, bool Closes = false)
{
    public static ConnectorFault Error(int status, string code) => new(status, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}""");

    public static ConnectorFault Throttled(string? retryAfter) => Error(429, "Throttled") with { RetryAfter = retryAfter };

    /// <summary>The other shape of an error body: JSON inside the message.</summary>
    public static ConnectorFault Blocked { get; } =
        new(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"x\"}"}""");

    public static ConnectorFault AcceptThenGatewayTimeout { get; } = new(504, Accepts: true);

    public static ConnectorFault AcceptThenClose { get; } = new(0, Accepts: true, Closes: true);
}

/// <summary>A call as it arrived, and what was answered.</summary>
/// <param name="Id">The message that was made or changed; null when the call was refused.</param>
public sealed record ConnectorEntry(string Method, string Path, string? Token, string Body, bool Shown, int Status, string? Id);
