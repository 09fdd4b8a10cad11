using CoP.Benchmarks.Platform;
using CoP.Benchmarks.Seeding;
using CoP.Community;

namespace CoP.Benchmarks.Running;

/// <summary>A stand-in, a seeded database and, once begun, the bot between them, in one process or in several.</summary>
internal sealed class BenchmarkSetup : IAsyncDisposable
{
    private readonly RunFolder _folder = new();
    private readonly Func<int, string[]> _settings;
    private readonly List<BotProcess> _bots = [];

    private BenchmarkSetup(StandIn platform, double factor, int? parallel, bool isPolling)
    {
        Platform = platform;
        _settings = node => [.. BotSettings.For(_folder.Settings(node), platform.Address, factor, parallel, isPolling), $"--Delivery:Nodes={Nodes}"];
    }

    /// <summary>How many processes of the bot work on one database.</summary>
    public static int Nodes { get; set; } = 1;

    public StandIn Platform { get; }

    public string Connection => _folder.Connection;

    /// <summary>The first process.</summary>
    public BotProcess Bot => _bots is [var first, ..] ? first : throw new InvalidOperationException("The bot was not begun.");

    /// <summary>Where each process listens.</summary>
    public IReadOnlyList<string> Addresses => _bots.ConvertAll(static bot => bot.Address);

    /// <summary>Of all processes.</summary>
    public TimeSpan Cpu => _bots.Aggregate(TimeSpan.Zero, static (sum, bot) => sum + bot.Cpu);

    /// <param name="factor">How many times the documented rates, for the bot and for the platforms alike.</param>
    public static async Task<BenchmarkSetup> SetAsync(double factor, int teams, int telegram, int? parallel = null, TimeSpan delay = default, bool isPolling = false)
    {
        var platform = await StandIn.StartAsync((int)(50 * factor), (int)(30 * factor), delay);
        var setup = new BenchmarkSetup(platform, factor, parallel, isPolling);
        await Seeder.UseAsync(setup._settings(0), async transactions =>
        {
            await Seeder.AddAsync(transactions, ChannelNames.Teams, teams, platform.Address);
            await Seeder.AddAsync(transactions, ChannelNames.Telegram, telegram, platform.Address);
        });
        return setup;
    }

    /// <summary>Has everybody told something, as soon as the bot runs.</summary>
    public Task AnnounceAsync() => Seeder.UseAsync(_settings(0), Broadcast.BeginAsync);

    /// <summary>Events with so many registrations each, before the bot runs.</summary>
    /// <returns>Their ids.</returns>
    public async Task<IReadOnlyList<long>> MeetAsync(params int[] registered)
    {
        IReadOnlyList<long> ids = [];
        await Seeder.UseAsync(_settings(0), async transactions => ids = await Meetings.AddAsync(transactions, registered));
        return ids;
    }

    /// <summary>Changes the database while the bot does not run.</summary>
    public Task FillAsync(Func<ITransactions, Task> fill) => Seeder.UseAsync(_settings(0), fill);

    /// <inheritdoc cref="BotProcess.StartAsync"/>
    public async Task BeginAsync(TimeSpan ahead = default)
    {
        for (var node = 0; node < Nodes; node++)
        {
            _bots.Add(await BotProcess.StartAsync(_settings(node), ahead));
        }
    }

    public async Task EndAsync()
    {
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        _bots.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Platform.DisposeAsync();
        await _folder.DisposeAsync();
    }
}
