using CoP.Channels;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Kill.Events;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Kill.Communities;

/// <summary>The database as the driver uses it, beside the processes that are killed: whichever provider it is.</summary>
internal sealed class KillCommunity(KillPlan plan, string connection, TimeProvider clock) : IAsyncDisposable
{
    private readonly ServiceProvider _services = Register(plan.Provider, connection);
    private long _groupId;
    private long _authorId;
    private int _fills;

    /// <summary>The questions that nobody answered, each of which the schedule has to escalate once.</summary>
    public List<long> Questions { get; } = [];

    public ITransactions Transactions => _services.GetRequiredService<ITransactions>();

    public Coordinator Coordinator => field ??= new Coordinator(this);

    public Expansions Expansions => field ??= new Expansions(this);

    /// <summary>How Teams' chats are reached before anybody has written from them; the driver sets it once it knows.</summary>
    public string Route { get; set; } = "{}";

    public async Task FoundAsync()
    {
        await _services.GetRequiredService<IDatabaseStartup>().PrepareAsync(CancellationToken.None);
        await ReadAsync(db => KeptWires.KeepAsync(db, plan.Provider));
        var group = await ChangeAsync(db => db.Add(new Group { Slug = "kill", Names = new() { [Languages.English] = "Kill" }, Keywords = ["household"] }).Entity);
        var members = await ChangeAsync(db => Enumerable.Range(0, plan.Members).Select(at => Join(db, at)).ToList());
        (_groupId, _authorId) = (group.Id, members[1].Id);
        await Coordinator.SettleAsync([.. members.Select(static member => member.Id)]);
        await ChangeAsync(db => db.Add(new GroupMembership { GroupId = _groupId, MemberId = members[0].Id, IsLead = true }).Entity);
    }

    /// <summary>Rows for some members, beside what is announced.</summary>
    public async Task FillAsync(Func<int, int> chance, int rows)
    {
        var number = ++_fills;
        var places = await ReadAsync(static db => db.Addresses.Where(static address => address.ConversationId != null).ToListAsync());
        await ChangeAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, rows).Select(at => Bulk.Row(places[chance(places.Count)], number, at, clock.GetUtcNow())));
            return db;
        });
    }

    /// <summary>A question that has waited too long already.</summary>
    public async Task AskAsync() => Questions.Add((await ChangeAsync(db => db.Add(Question(Questions.Count)).Entity)).Id);

    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public Task<T> ChangeAsync<T>(Func<CommunityDb, T> change) => Transactions.RunAsync(
        async (services, cancel) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var made = change(db);
            await db.SaveChangesAsync(cancel);
            return made;
        },
        CancellationToken.None);

    /// <summary>Keeps everybody else from writing, as a database does that is out of reach, until disposed. On SQLite one writer keeps out all others.</summary>
    public async Task<IAsyncDisposable> OccupyAsync()
    {
        var scope = _services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<CommunityDb>().Database;
        await database.BeginTransactionAsync();
        await (plan.Provider == DatabaseOptions.PostgreSql ? database.ExecuteSqlAsync($"LOCK TABLE \"Outbox\", \"Inbox\" IN ACCESS EXCLUSIVE MODE") : Task.CompletedTask);
        return scope;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Member Join(CommunityDb db, int number)
    {
        var now = clock.GetUtcNow();
        var member = new Member { Name = $"Member {number}", Language = Languages.English, JoinedAt = now, Available = false };
        db.Add(member);
        db.SaveChanges();
        Reach(db, member, number, ChannelNames.Telegram, $"{SimulatedMembers.TelegramId(number)}", $"{SimulatedMembers.TelegramId(number)}");
        Reach(db, member, number, ChannelNames.Teams, SimulatedMembers.TeamsId(number), SimulatedMembers.TeamsChat(number));
        return member;
    }

    private void Reach(CommunityDb db, Member member, int number, string channel, string person, string chat)
    {
        var conversation = new Conversation { Channel = channel, ExternalId = chat, Kind = ConversationKind.Personal, Route = Route };
        db.Add(conversation);
        db.SaveChanges();
        db.Add(new Address
        {
            MemberId = member.Id,
            Channel = channel,
            ExternalId = person,
            ConversationId = conversation.Id,
            Preferred = channel == ChannelNames.Telegram == (number % 2 == 0),
            LastSeenAt = clock.GetUtcNow(),
        });
    }

    private Question Question(int number) => new()
    {
        AuthorId = _authorId,
        Title = $"Who has waited longest, case-{number}?",
        GroupId = _groupId,
        Language = Languages.English,
        AskedAt = clock.GetUtcNow().AddDays(-30),
        RoutedAt = clock.GetUtcNow().AddDays(-30),
        Waves = 2,
    };

    private static ServiceProvider Register(string provider, string connection) => new ServiceCollection()
        .AddLogging().AddOptions().AddMetrics().AddSingleton(TimeProvider.System).AddSingleton<IOutboxSignal, NoSignal>()
        .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connection,
        }).Build())
        .AddCommunity().AddChannelTraits().BuildServiceProvider();

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
            // The processes look for themselves, each second.
        }
    }
}
