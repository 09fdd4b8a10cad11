using CoP.Channels.Teams.Inbound;
using CoP.Channels.Teams.Sending;

namespace CoP.Channels.Teams.Answering;

/// <summary>Shows that somebody is at work when a turn takes longer than <see cref="Patience"/>. Best effort: nobody waits for it.</summary>
internal sealed class TypingHint(ConnectorClient connector, ServiceHosts hosts, TimeProvider clock)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the turn has ended, whether well or not, or when the hint was asked for.</summary>
    public async Task ShowUntilAsync(Task turn, Activity activity)
    {
        using var stop = new CancellationTokenSource();
        var patience = Task.Delay(Patience, clock, stop.Token);
        if (await Task.WhenAny(turn, patience) == patience && hosts.Allow(activity.ServiceUrl) is { } service)
        {
            _ = connector.SendAsync(Typing(service, activity), CancellationToken.None); // Says its failures in its result.
        }

        await stop.CancelAsync();
    }

    private static ConnectorCall Typing(Uri service, Activity activity) => new(
        HttpMethod.Post,
        ConnectorPaths.Activities(service, activity.Conversation.Text("id") ?? ""),
        ActivityEnvelope.Address("""{"type":"typing"}""", activity.BotId, activity.Conversation.Text("id") ?? "", null));
}
