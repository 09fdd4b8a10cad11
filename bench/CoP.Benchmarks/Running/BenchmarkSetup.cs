using CoP.Benchmarks.Platform;
using CoP.Benchmarks.Seeding;
using CoP.Community;

namespace CoP.Benchmarks.Running;

/// <summary>A stand-in, a seeded database and, once begun, the bot between them.</summary>
internal sealed class BenchmarkSetup : IAsyncDisposable
{
    private readonly RunFolder _folder = new();
    private readonly string[] _settings;
    private BotProcess? _bot;

    private BenchmarkSetup(StandIn platform, double factor, int? parallel, bool isPolling)
    {
        Platform = platform;
        _settings = BotSettings.For(_folder.Connection, platform.Address, factor, parallel, isPolling);
    }

    public StandIn Platform { get; }

    public string Connection => _folder.Connection;

    public BotProcess Bot => _bot ?? throw new InvalidOperationException("The bot was not begun.");

    /// <param name="factor">How many times the documented rates, for the bot and for the platforms alike.</param>
    public static async Task<BenchmarkSetup> SetAsync(double factor, int teams, int telegram, int? parallel = null, TimeSpan delay = default, bool isPolling = false)
    {
        var platform = await StandIn.StartAsync((int)(50 * factor), (int)(30 * factor), delay);
        var setup = new BenchmarkSetup(platform, factor, parallel, isPolling);
        await Seeder.UseAsync(setup._settings, async transactions =>
        {
            await Seeder.AddAsync(transactions, ChannelNames.Teams, teams, platform.Address);
            await Seeder.AddAsync(transactions, ChannelNames.Telegram, telegram, platform.Address);
        });
        return setup;
    }

    /// <summary>Has everybody told something, as soon as the bot runs.</summary>
    public Task AnnounceAsync() => Seeder.UseAsync(_settings, Broadcast.BeginAsync);

    /// <summary>Events with so many registrations each, before the bot runs.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<long>> MeetAsync(params int[] registered)
    {
        IReadOnlyList<long> ids = [];
        await Seeder.UseAsync(_settings, async transactions => ids = await Meetings.AddAsync(transactions, registered));
        return ids;
    }

    /// <summary>Changes the database while the bot does not run.</summary>
    public Task FillAsync(Func<ITransactions, Task> fill) => Seeder.UseAsync(_settings, fill);

    /// <inheritdoc cref="BotProcess.StartAsync"/>
    public async Task BeginAsync(TimeSpan ahead = default) => _bot = await BotProcess.StartAsync(_settings, ahead);

    public async Task EndAsync()
    {
        if (_bot is { } running)
        {
            await running.DisposeAsync();
            _bot = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Platform.DisposeAsync();
        _folder.Dispose();
    }
}
