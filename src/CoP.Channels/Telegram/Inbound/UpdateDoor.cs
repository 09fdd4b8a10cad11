using System.Text.Json;
using CoP.Channels.Telegram.Translation;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>The one way of an update to <see cref="ITurns"/>, polled or pushed.</summary>
internal sealed partial class UpdateDoor(UpdateTranslator translator, IServiceScopeFactory scopes, Typing typing, ILogger<UpdateDoor> log)
{
    /// <summary>
    /// Null when there is nothing to hand on: other bots' words, or an update that cannot be read, which would not be
    /// readable the next time either and must not block its chat.
    /// </summary>
    public Incoming? Translate(JsonElement update)
    {
        try
        {
            return translator.Translate(update);
        }
        catch (JsonException unreadable)
        {
            LogUnreadable(UpdateId(update), unreadable.Path);
            return null;
        }
    }

    /// <summary>When this returns, the event is committed.</summary>
    public async Task HandleAsync(Incoming incoming, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turn = scope.ServiceProvider.GetRequiredService<ITurns>().HandleAsync(incoming, cancel);
        await typing.WhileAsync(incoming, turn, cancel);
    }

    /// <summary>The number of an update, or null when the JSON is none.</summary>
    public static long? UpdateId(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object && update.TryGetProperty("update_id", out var id)
        && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
            ? number
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram update {UpdateId} cannot be read (at {Path}) and is passed over.")]
    private partial void LogUnreadable(long? updateId, string? path);
}
