using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoP.Channels.Delivery;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Storage;
using CoP.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoP.Channels.Tests.Delivery;

/// <summary>A dispatcher on a real database, with a driven clock and a platform that answers as told.</summary>
internal sealed class Desk : IAsyncDisposable, IChannelSender, IMessageRenderer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-delivery-").FullName;
    private readonly ServiceProvider _services;

    public Desk()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "community.db")}",
        }).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time)
            .AddKeyedSingleton<IChannelSender>(Community.Channels.Telegram, this)
            .AddKeyedSingleton<IMessageRenderer>(Community.Channels.Telegram, this)
            .AddDelivery(settings).AddStorage(settings).BuildServiceProvider();
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 6, 0, 0, TimeSpan.Zero));

    public string Channel => Community.Channels.Telegram;

    public ConcurrentQueue<Parcel> Seen { get; } = [];

    public Func<Parcel, SendOutcome> Answer { get; set; } = static _ => new SendOutcome.Sent("1");

    public int PartCount { get; set; } = 1;

    public static OutboxMessage Row(Conversation to, string key, OutboxPriority priority = OutboxPriority.Reply) => new()
    {
        Conversation = to,
        Body = MessageJson.Write(Message.Of(key)),
        DedupeKey = key,
        Priority = priority,
        Policy = AmbiguityPolicy.Resend,
    };

    public static Conversation Chat(string id) => new() { Channel = Community.Channels.Telegram, ExternalId = id };

    public Task<SendOutcome> SendAsync(Parcel parcel, CancellationToken cancel)
    {
        Seen.Enqueue(parcel);
        return Task.FromResult(Answer(parcel));
    }

    public ImmutableArray<string> Render(Message message, OutboxKind kind, string conversation) =>
        ((Paragraph)message.Blocks[0]).Text == "poison" ? throw new FormatException() : [.. Enumerable.Range(0, PartCount).Select(part => $"{((Paragraph)message.Blocks[0]).Text}/{part}")];

    public async Task StartAsync(params object[] entities)
    {
        await _services.GetRequiredService<DatabaseStartup>().PrepareAsync(CancellationToken.None);
        await using (var scope = _services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
            db.AddRange(entities);
            await db.SaveChangesAsync();
        }

        await Dispatcher.StartAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock in small steps until the rows are as wanted; each step lets the dispatcher look once.</summary>
    public async Task<List<OutboxMessage>> UntilAsync(Predicate<List<OutboxMessage>> wanted)
    {
        for (var step = 0; step < 400; step++)
        {
            var rows = await RowsAsync();
            if (wanted(rows))
            {
                return rows;
            }

            Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System); // Gives the dispatcher's threads a turn; proves nothing.
        }

        throw new TimeoutException("The rows never were as wanted.");
    }

    public async Task<List<OutboxMessage>> RowsAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        return await db.Outbox.AsNoTracking().Include(row => row.Conversation).OrderBy(row => row.Id).ToListAsync();
    }

    private OutboxDispatcher Dispatcher => _services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();

    public async ValueTask DisposeAsync()
    {
        await Dispatcher.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
