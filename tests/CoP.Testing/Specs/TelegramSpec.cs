using System.Text;
using System.Text.Json;

namespace CoP.Testing.Specs;

/// <summary>
/// Judges calls by the published description of the Bot API: unknown, missing and wrongly typed parameters, and the
/// limits that stand in its prose.
/// </summary>
public sealed class TelegramSpec
{
    public const string FileName = "telegram-bot-api-10.1.json";

    private readonly JsonElement _methods;
    private readonly JsonElement _types;

    private TelegramSpec(JsonElement root)
    {
        _methods = root.GetProperty("methods");
        _types = root.GetProperty("types");
    }

    /// <summary>Null where the specification is not on this machine.</summary>
    public static TelegramSpec? Load() =>
        SpecFolder.Find(FileName) is { } path ? new(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement) : null;

    public bool Knows(string method) => _methods.TryGetProperty(method, out _);

    /// <summary>Whether a parameter is given as it is in a form; all others are JSON there.</summary>
    public bool IsText(string method, string field) =>
        _methods.TryGetProperty(method, out var description) && description.TryGetProperty("fields", out var fields)
        && fields.EnumerateArray().Where(one => Name(one) == field).SelectMany(Types).All(static type => type is "String" or "InputFile");

    /// <summary>All faults of a call, each with its path; empty when it is valid.</summary>
    public IReadOnlyList<string> Faults(string method, JsonElement body)
    {
        if (!_methods.TryGetProperty(method, out var description))
        {
            return [$"{method}: no such method"];
        }

        var faults = OfFields(method, description, body).ToList();
        return faults.Count > 0 ? faults : [.. TelegramLimits.Faults(method, body)];
    }

    private IEnumerable<string> OfFields(string path, JsonElement description, JsonElement value)
    {
        var fields = description.TryGetProperty("fields", out var listed) ? listed.EnumerateArray().ToDictionary(Name) : [];
        var missing = fields.Where(field => field.Value.GetProperty("required").GetBoolean() && !value.TryGetProperty(field.Key, out _));
        return missing.Select(field => $"{path}.{field.Key}: missing")
            .Concat(value.EnumerateObject().SelectMany(given => fields.TryGetValue(given.Name, out var field)
                ? OfAny($"{path}.{given.Name}", Types(field), given.Value)
                : [$"{path}.{given.Name}: unknown"]));
    }

    private List<string> OfAny(string path, IEnumerable<string> types, JsonElement value)
    {
        var verdicts = types.Select(type => OfType(path, type, value).ToList()).ToList();
        return verdicts.Any(faults => faults.Count == 0) ? [] : verdicts.MinBy(faults => faults.Count)!;
    }

    private IEnumerable<string> OfType(string path, string type, JsonElement value) => type switch
    {
        "Integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) ? [] : [$"{path}: not an integer"],
        "Float" => value.ValueKind == JsonValueKind.Number ? [] : [$"{path}: not a number"],
        "String" => value.ValueKind == JsonValueKind.String ? [] : [$"{path}: not a string"],
        "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : [$"{path}: not a boolean"],
        _ when type.StartsWith("Array of ", StringComparison.Ordinal) => OfArray(path, type["Array of ".Length..], value),
        _ => OfObject(path, type, value),
    };

    private IEnumerable<string> OfArray(string path, string type, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().SelectMany((item, index) => OfType($"{path}[{index}]", type, item))
        : [$"{path}: not an array"];

    private IEnumerable<string> OfObject(string path, string type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !_types.TryGetProperty(type, out var description))
        {
            return [$"{path}: not a {type}"];
        }

        return description.TryGetProperty("subtypes", out var subtypes) && subtypes.GetArrayLength() > 0
            ? OfAny(path, subtypes.EnumerateArray().Select(subtype => subtype.GetString()!), value)
            : OfFields(path, description, value);
    }

    private static string Name(JsonElement field) => field.GetProperty("name").GetString()!;

    private static IEnumerable<string> Types(JsonElement field) => field.GetProperty("types").EnumerateArray().Select(type => type.GetString()!);
}

/// <summary>The limits of a few fields, as their descriptions state them.</summary>
internal static class TelegramLimits
{
    private static readonly string[] Actions =
        ["callback_data", "url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text", "pay"];

    public static IEnumerable<string> Faults(string method, JsonElement body) => method switch
    {
        "sendMessage" or "editMessageText" => OfText(body, "text", 1, 4096).Concat(Buttons(body).SelectMany(OfButton)),
        "sendPhoto" or "sendDocument" or "sendAnimation" or "editMessageCaption" =>
            OfText(body, "caption", 0, 1024).Concat(Buttons(body).SelectMany(OfButton)),
        "answerCallbackQuery" => OfLength(body, "text", 0, 200),
        "setMyDescription" => OfLength(body, "description", 0, 512),
        "setMyShortDescription" => OfLength(body, "short_description", 0, 120),
        "setMyCommands" => body.GetProperty("commands").EnumerateArray()
            .SelectMany(command => OfLength(command, "command", 1, 32).Concat(OfLength(command, "description", 1, 256))),
        "setWebhook" => OfLength(body, "secret_token", 1, 256),
        _ => [],
    };

    private static IEnumerable<string> OfText(JsonElement body, string field, int least, int most)
    {
        var raw = body.TryGetProperty(field, out var given) ? given.GetString()! : "";
        var isHtml = body.TryGetProperty("parse_mode", out var mode) && mode.GetString() == "HTML";
        var (text, fault) = isHtml ? TelegramHtml.Parse(raw) : (raw, null);
        return fault is not null ? [fault]
            : least > 0 && string.IsNullOrWhiteSpace(text) ? ["message text is empty"]
            : text.Length > most ? [$"message {field} is too long"]
            : [];
    }

    private static IEnumerable<JsonElement> Buttons(JsonElement body) =>
        body.TryGetProperty("reply_markup", out var markup) && markup.TryGetProperty("inline_keyboard", out var rows)
            ? rows.EnumerateArray().SelectMany(row => row.EnumerateArray())
            : [];

    private static IEnumerable<string> OfButton(JsonElement button)
    {
        if (Actions.Count(action => button.TryGetProperty(action, out _)) != 1)
        {
            yield return "a button must have exactly one action";
        }

        if (button.TryGetProperty("callback_data", out var data) && Encoding.UTF8.GetByteCount(data.GetString()!) is < 1 or > 64)
        {
            yield return "callback_data must be 1 to 64 bytes";
        }
    }

    private static IEnumerable<string> OfLength(JsonElement body, string field, int least, int most) =>
        body.TryGetProperty(field, out var value) && (value.GetString()!.Length < least || value.GetString()!.Length > most)
            ? [$"{field} must be {least} to {most} characters"]
            : [];
}
