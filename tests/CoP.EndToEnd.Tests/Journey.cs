using CoP.EndToEnd.Tests.Support;

namespace CoP.EndToEnd.Tests;

/// <summary>A test with a bot of its own. It ends well only when nobody had anything to complain about.</summary>
/// <param name="webhook">Telegram brings updates to the webhook instead of being asked for them.</param>
/// <param name="sample">False for a community as it begins for real: without anybody.</param>
/// <param name="nodes">Among how many the host counts itself; it is the only one all the same.</param>
public abstract class Journey(bool webhook = false, bool sample = true, int nodes = 1) : IAsyncLifetime
{
    internal TestBot TestBot { get; private set; } = null!;

    public async Task InitializeAsync() => TestBot = await TestBot.StartAsync(webhook, sample, nodes: nodes);

    public async Task DisposeAsync()
    {
        await TestBot.SettleAsync();
        var complaints = await TestBot.ComplaintsAsync();
        await TestBot.DisposeAsync();
        Assert.Empty(complaints);
    }
}
