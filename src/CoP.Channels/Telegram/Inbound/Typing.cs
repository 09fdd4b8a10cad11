using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Channels.Telegram.Api;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Inbound;

/// <summary>Shows "typing…" while a turn takes longer than a second. Whatever fails here does not matter.</summary>
internal sealed class Typing(TelegramApi api, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Telegram shows an action for at most 5 s.
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(4);

    public async Task WhileAsync(Incoming incoming, Task turn, CancellationToken cancel)
    {
        if (incoming.What is not (MessageReceived { ToUs: true } or ButtonPressed))
        {
            await turn;
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var showing = ShowAsync(incoming.Where, over.Token);
        try
        {
            await turn;
        }
        finally
        {
            await over.CancelAsync();
            await showing;
        }
    }

    private async Task ShowAsync(ConversationAddress place, CancellationToken over)
    {
        try
        {
            await Task.Delay(Patience, time, over);
            while (!over.IsCancellationRequested)
            {
                await api.CallAsync<JsonElement>("sendChatAction", Action(place), over);
                await Task.Delay(Repeat, time, over);
            }
        }
        catch (Exception)
        {
            // The turn is over, or there is nothing to show.
        }
    }

    private static JsonObject Action(ConversationAddress place)
    {
        var body = new JsonObject { ["chat_id"] = TelegramId.Read(place.ExternalId), ["action"] = "typing" };
        if (place.Thread.Length > 0)
        {
            body["message_thread_id"] = TelegramId.Read(place.Thread);
        }

        return body;
    }
}
