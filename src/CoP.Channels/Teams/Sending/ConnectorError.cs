using System.Text;
using System.Text.Json;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Sending;

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
