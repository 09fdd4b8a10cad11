using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Testing.Specs;
using Microsoft.AspNetCore.Http;

namespace CoP.Testing.Telegram;

/// <summary>A call's parameters, from JSON or from a form, and the file that came with a form.</summary>
/// <param name="Fault">Why the server cannot read it.</param>
internal sealed record TelegramRequest(JsonElement Body, string? Field = null, TelegramFile? Upload = null, string? Fault = null)
{
    public static async Task<TelegramRequest> ReadAsync(HttpRequest request, string method, TelegramSpec? spec) => request.HasFormContentType
        ? await OfFormAsync(await request.ReadFormAsync(), method, spec)
        : new(await JsonSerializer.DeserializeAsync<JsonElement>(request.Body));

    /// <summary>The field of an upload holds the file's name here, so that the ledger can show it.</summary>
    private static async Task<TelegramRequest> OfFormAsync(IFormCollection form, string method, TelegramSpec? spec)
    {
        var body = new JsonObject();
        foreach (var (field, values) in form)
        {
            if (Value(values.ToString(), spec?.IsText(method, field) ?? !field.EndsWith("_id", StringComparison.Ordinal)) is not { } value)
            {
                return new(JsonSerializer.SerializeToElement(body), Fault: $"can't parse {field}");
            }

            body[field] = value;
        }

        if (form.Files is not [var file])
        {
            return new(JsonSerializer.SerializeToElement(body), Fault: "a form is for exactly one file");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        body[file.Name] = $"upload://{file.FileName}";
        return new(JsonSerializer.SerializeToElement(body), file.Name, new(file.FileName, file.ContentType, content.ToArray()));
    }

    /// <summary>A form has only texts; whatever is not one for the specification is JSON.</summary>
    private static JsonNode? Value(string text, bool isText)
    {
        try
        {
            return isText ? JsonValue.Create(text) : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
