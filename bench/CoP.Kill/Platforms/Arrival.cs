using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CoP.Kill.Platforms;

/// <summary>A request of the bot, as much of it as arrived.</summary>
/// <param name="Body">Null when it was cut, or is no JSON.</param>
internal sealed record Arrival(JsonObject? Body, int Bytes)
{
    public string Reference => Body?["reference"]?.GetValue<string>() ?? "";

    public int Part => Body?["part"]?.GetValue<int>() ?? 0;

    public static async Task<Arrival> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body);
        }
        catch (Exception cut) when (cut is IOException or BadHttpRequestException or OperationCanceledException)
        {
            return new Arrival(null, (int)body.Length);
        }

        return new Arrival(Parse(body.ToArray()), (int)body.Length);
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
