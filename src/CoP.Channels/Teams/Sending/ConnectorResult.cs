using System.Net;
using System.Text;
using System.Text.Json;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Sending;

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

/// <summary>Reads answers of the connector: <c>{"id"}</c>, <c>{"error":{"code"}}</c>, or <c>{"errorCode","message"}</c> with JSON inside the message.</summary>
internal static class ConnectorError
{
    public static (string? Code, string? Id) Read(ReadOnlyMemory<byte> body)
    {
        var root = JsonReading.ParseRepaired(body) ?? default;
        return (root.At("error").Text("code") ?? SubCode(root), root.Text("id"));
    }

    private static string? SubCode(JsonElement root)
    {
        var inner = root.Text("message") is { } message ? JsonReading.ParseRepaired(Encoding.UTF8.GetBytes(message)) ?? default : default;
        return inner.Text("subCode") ?? inner.Text("code");
    }
}
