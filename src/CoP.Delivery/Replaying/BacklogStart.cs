using CoP.Dialogs.Turns;
using Microsoft.Extensions.Hosting;

namespace CoP.Delivery.Replaying;

/// <summary>Goes on with what was written down for later when the program ended, before the channels let anything new in.</summary>
internal sealed class BacklogStart(IBacklog backlog) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => backlog.ResumeAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => backlog.StopAsync().WaitAsync(cancellationToken);
}
