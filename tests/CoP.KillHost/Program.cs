using CoP.Bot.Hosting;
using CoP.KillHost;

// The bot as it is, with taps at the kill points. The driver reads "ready ADDRESS" and "killed POINT", and writes words to the clock.
var points = KillPoints.FromEnvironment();
var clock = new LeapingTime();
using var statements = new Statements(points);
await using var app = BotHost.Build(args, builder =>
{
    statements.ListenTo(builder.Logging);
    builder.Services.AddSingleton<TimeProvider>(clock);
    builder.Services.AddSingleton<IStartupFilter>(new RequestTap(points));
    builder.Services.AddSingleton<Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter>(new WireTaps(points));
    builder.Host.UseServiceProviderFactory(new Taps(points));
});
await app.PrepareAsync(CancellationToken.None);
if (!await app.StartOrStopAsync(CancellationToken.None))
{
    return;
}

Console.WriteLine($"ready {app.Urls.First()}");
await Task.WhenAny(app.WaitForShutdownAsync(), Task.Run(() => clock.ObeyAsync(Console.In))); // Reading the console blocks.
await app.StopAsync();
