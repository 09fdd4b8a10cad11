using System.Text.Json.Nodes;
using CoP.Kill.Events;

namespace CoP.EndToEnd.Tests.Kill;

/// <summary>What the kill run says was lost must have been brought.</summary>
public sealed class EventQueueTests
{
    [Fact]
    public async Task Event_WhosePostThrew_IsBroughtAgain()
    {
        using var over = new CancellationTokenSource();
        var (tries, brought) = (0, new TaskCompletionSource());
        var queue = new EventQueue(
            _ =>
            {
                if (++tries == 1)
                {
                    throw new InvalidOperationException("The key was just replaced.");
                }

                brought.TrySetResult();
                return Task.FromResult(200);
            },
            seed: 1);
        queue.Add(new KillEvent("msteams", "chat", 1, "1", new JsonObject(), IsPoison: false));

        var running = queue.RunAsync(over.Token);
        await brought.Task;
        await over.CancelAsync();
        await running;

        Assert.True(tries > 1);
    }
}
