using CoP.EndToEnd.Tests.Staging;

namespace CoP.EndToEnd.Tests;

/// <summary>A test on a stage of its own. It ends well only when nobody had anything to complain about.</summary>
/// <param name="webhook">Telegram brings updates to the webhook instead of being asked for them.</param>
/// <param name="sample">False for a community as it begins for real: without anybody.</param>
public abstract class Journey(bool webhook = false, bool sample = true) : IAsyncLifetime
{
    internal Stage Stage { get; private set; } = null!;

    public async Task InitializeAsync() => Stage = await Stage.StartAsync(webhook, sample);

    public async Task DisposeAsync()
    {
        await Stage.SettleAsync();
        var complaints = await Stage.ComplaintsAsync();
        await Stage.DisposeAsync();
        Assert.Empty(complaints);
    }
}
