using System.Collections.Immutable;
using System.Text.Json;
using CoP.Channels.Teams.Inbound;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// Buttons of cards. <c>Action.Execute</c> comes as an invoke with its data in <c>value.action.data</c>; where a client
/// falls back to <c>Action.Submit</c>, or a button has the type invoke, the data is the <c>value</c> itself.
/// </summary>
internal static class PressTranslator
{
    /// <summary>The key of our token in a button's data, next to the values of the inputs.</summary>
    public const string TokenKey = "press";

    public static IncomingEvent Read(Activity activity) =>
        activity.Name == InvokeNames.CardAction ? Press(activity, activity.Value.At("action").At("data"))
        : activity.Name == InvokeNames.FileConsent ? Consent(activity)
        : HasToken(activity.Value) ? Press(activity, activity.Value)
        : new IgnoredEvent("invoke");

    public static bool HasToken(JsonElement data) => data.Text(TokenKey) is { Length: > 0 };

    public static ButtonPressed Press(Activity activity, JsonElement data) =>
        new(data.Text(TokenKey) ?? "", Values(data), activity.ReplyToId);

    /// <summary>The answer to an offered file is a press, too: what the offer carried is the button's data.</summary>
    private static ButtonPressed Consent(Activity activity) => new(activity.Value.At("context").Text(TokenKey) ?? "", [], activity.ReplyToId)
    {
        UploadTo = UploadPlace.Of(activity.Value.At("uploadInfo"))?.Write(),
    };

    private static ImmutableDictionary<string, string> Values(JsonElement data) =>
        data.ValueKind != JsonValueKind.Object
            ? []
            : data.EnumerateObject()
                .Where(static field => field.Name != TokenKey && IsAnswer(field.Value.ValueKind))
                .ToImmutableDictionary(static field => field.Name, static field => Plain(field.Value), StringComparer.Ordinal);

    private static bool IsAnswer(JsonValueKind kind) =>
        kind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;

    private static string Plain(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
