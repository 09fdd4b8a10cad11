using CoP.Bot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Bot.Tests.Hosting;

public class StartupSequenceTests
{
    [Fact]
    public async Task Start_OvertakenByAStop_StopsWhatHadStarted()
    {
        var witness = new Witness(static _ => { });
        await using var app = App(witness, new Witness(static lifetime => lifetime.StopApplication()));

        Assert.False(await app.StartOrStopAsync(default));

        Assert.True(witness.IsStopped);
    }

    [Fact]
    public async Task Start_ThatFails_StopsWhatHadStarted_AndSaysWhy()
    {
        var witness = new Witness(static _ => { });
        await using var app = App(witness, new Witness(static _ => throw new InvalidOperationException("No port.")));

        Assert.Equal("No port.", (await Assert.ThrowsAsync<InvalidOperationException>(() => app.StartOrStopAsync(default))).Message);

        Assert.True(witness.IsStopped);
    }

    private static WebApplication App(params Witness[] witnesses)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        foreach (var witness in witnesses)
        {
            builder.Services.AddSingleton<IHostedService>(services =>
            {
                witness.Lifetime = services.GetRequiredService<IHostApplicationLifetime>();
                return witness;
            });
        }

        return builder.Build();
    }

    private sealed class Witness(Action<IHostApplicationLifetime> start) : IHostedService
    {
        public IHostApplicationLifetime? Lifetime { get; set; }

        public bool IsStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            start(Lifetime!);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }
    }
}
