using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoP.Channels.Files;
using CoP.Delivery.Http;

namespace CoP.Channels.Telegram.Api;

/// <summary>A call with a file: the fields as form values (objects as JSON), the bytes as a part of their own.</summary>
internal static class Multipart
{
    public static async Task<OnceContent> WriteAsync(JsonObject fields, string name, FileContent file, CancellationToken cancel)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(Text(value)), Quoted(field));
        }

        form.Add(Bytes(file, name));
        return new OnceContent(await form.ReadAsByteArrayAsync(cancel), form.Headers.ContentType);
    }

    private static string Text(JsonNode? value) =>
        value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : value?.ToJsonString(ApiJson.Options) ?? "";

    private static ByteArrayContent Bytes(FileContent file, string name)
    {
        var bytes = new ByteArrayContent(file.Content);
        bytes.Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        bytes.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(name), FileName = Quoted(file.Name) };
        return bytes;
    }

    // The name ends up in a header; quotes and control characters would end it.
    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Where(static letter => letter is not ('"' or '\\') && !char.IsControl(letter)))}\"";
}
