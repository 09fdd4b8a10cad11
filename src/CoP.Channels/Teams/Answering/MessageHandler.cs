using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Sending;
using CoP.Dialogs.Turns;
using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Teams.Answering;

/// <summary>
/// Messages, and whatever else is no invoke: 200 once the turn is committed. A turn goes on when its caller hangs up.
/// </summary>
internal sealed class MessageHandler(ITurns turns, ConnectorClient connector, ServiceHosts hosts, TimeProvider clock)
{
    /// <summary>When a turn on a message takes longer, it is shown that somebody is at work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public async Task<IResult> HandleAsync(Activity activity, Incoming incoming)
    {
        var turn = turns.HandleAsync(incoming with { ArrivedAt = clock.GetUtcNow() }, CancellationToken.None);
        if (activity.Type == "message")
        {
            await ShowTypingUntilAsync(turn, activity);
        }

        await turn;
        return Results.Ok();
    }

    /// <summary>Returns when the turn has ended, whether well or not, or when the hint was asked for: nobody waits for it.</summary>
    private async Task ShowTypingUntilAsync(Task turn, Activity activity)
    {
        using var stop = new CancellationTokenSource();
        var patience = Task.Delay(Patience, clock, stop.Token);
        if (await Task.WhenAny(turn, patience) == patience && hosts.Allow(activity.ServiceUrl) is { } service)
        {
            _ = connector.SendAsync(Typing(service, activity), CancellationToken.None); // Says its failures in its result.
        }

        await stop.CancelAsync();
    }

    private static ConnectorCall Typing(Uri service, Activity activity) =>
        ConnectorCall.Post(service, activity.Conversation.Text("id") ?? "", """{"type":"typing"}""", activity.BotId);
}
