using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Delivery.Http;
using Telegram.Bot.Requests;

namespace CoP.Channels.Telegram.Api;

/// <summary>A request of the library whose body is ready made and notes when it begins to leave: the library's exceptions do not tell.</summary>
internal sealed class OnceRequest<T>(string method, OnceContent content) : RequestBase<T>(method)
{
    public OnceContent Content => content;

    public static OnceRequest<T> Of(string method, JsonObject body) =>
        new(method, new OnceContent(JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options)));

    public static async Task<OnceRequest<T>> OfAsync(RequestBase<T> typed, CancellationToken cancel)
    {
        using var body = typed.ToHttpContent();
        return new(typed.MethodName, new OnceContent(body is null ? "{}"u8.ToArray() : await body.ReadAsByteArrayAsync(cancel)));
    }

    public override HttpContent ToHttpContent() => content;
}
