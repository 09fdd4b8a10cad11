using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Questions;
using CoP.Dialogs.Messages;
using CoP.Kill.Events;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using Places = CoP.Community.Channels;

namespace CoP.Kill.Villages;

/// <summary>The database as the driver uses it, beside the processes that are killed: whichever provider it is.</summary>
internal sealed class Village(KillPlan plan, string connection, TimeProvider clock) : IAsyncDisposable
{
    private static readonly string LongText = string.Join(' ', Enumerable.Range(0, 1_500).Select(static at => $"word{at}"));
    private readonly ServiceProvider _services = Register(plan.Provider, connection);
    private long _groupId;
    private long _authorId;
    private int _broadcasts;

    /// <summary>The questions that nobody answered, each of which the schedule has to escalate once.</summary>
    public List<long> Questions { get; } = [];

    /// <summary>How Teams' chats are reached before anybody has written from them; the driver sets it once it knows.</summary>
    public string Route { get; set; } = "{}";

    public async Task FoundAsync()
    {
        await _services.GetRequiredService<DatabaseStartup>().PrepareAsync(CancellationToken.None);
        await ReadAsync(KeptWires.KeepAsync);
        var group = await ChangeAsync(db => db.Add(new Group { Slug = "kill", Names = new() { [Languages.English] = "Kill" }, Keywords = ["household"] }).Entity);
        var members = await ChangeAsync(db => Enumerable.Range(0, plan.Members).Select(at => Join(db, at)).ToList());
        (_groupId, _authorId) = (group.Id, members[1].Id);
        await ChangeAsync(db => db.Add(new GroupMembership { GroupId = _groupId, MemberId = members[0].Id, IsLead = true }).Entity);
    }

    /// <summary>An announcement's rows to some members, every other under hold, the first of them long.</summary>
    public async Task AnnounceAsync(Func<int, int> chance, int recipients)
    {
        var number = ++_broadcasts;
        var places = await ReadAsync(static db => db.Addresses.Where(static address => address.ConversationId != null).ToListAsync());
        await ChangeAsync(db =>
        {
            for (var at = 0; at < recipients; at++)
            {
                db.Add(Row(places[chance(places.Count)], $"announcement:{number}:{at}", at));
            }

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

    /// <summary>Keeps everybody else from writing, as a database does that is out of reach, until disposed. On SQLite one writer keeps out all others.</summary>
    public async Task<IAsyncDisposable> OccupyAsync()
    {
        var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CommunityDb>().Database.BeginTransactionAsync();
        return scope;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<T> ChangeAsync<T>(Func<CommunityDb, T> change) => _services.GetRequiredService<ITransactions>().RunAsync(
        async (services, cancel) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            var made = change(db);
            await db.SaveChangesAsync(cancel);
            return made;
        },
        CancellationToken.None);

    private Member Join(CommunityDb db, int number)
    {
        var now = clock.GetUtcNow();
        var member = new Member { Name = $"Member {number}", Language = Languages.English, JoinedAt = now, Available = false };
        db.Add(member);
        db.SaveChanges();
        Reach(db, member, number, Places.Telegram, $"{Crowd.TelegramId(number)}", $"{Crowd.TelegramId(number)}");
        Reach(db, member, number, Places.Teams, Crowd.TeamsId(number), Crowd.TeamsChat(number));
        return member;
    }

    private void Reach(CommunityDb db, Member member, int number, string channel, string person, string chat)
    {
        var place = new Conversation { Channel = channel, ExternalId = chat, Kind = ConversationKind.Personal, Route = Route };
        db.Add(place);
        db.SaveChanges();
        db.Add(new Address
        {
            MemberId = member.Id,
            Channel = channel,
            ExternalId = person,
            ConversationId = place.Id,
            Preferred = channel == Places.Telegram == (number % 2 == 0),
            LastSeenAt = clock.GetUtcNow(),
        });
    }

    private OutboxMessage Row(Address to, string key, int at) => new()
    {
        ConversationId = to.ConversationId,
        Lane = to.Channel,
        MemberId = to.MemberId,
        Kind = OutboxKind.Send,
        Body = MessageJson.Write(Message.Of(at == 0 ? LongText : key) with { Operation = key }),
        DedupeKey = $"{key}:member-{to.MemberId}",
        Priority = OutboxPriority.Broadcast,
        Policy = at % 2 == 0 ? AmbiguityPolicy.Resend : AmbiguityPolicy.Hold,
        CreatedAt = clock.GetUtcNow(),
        NotBefore = clock.GetUtcNow(),
    };

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
        .AddCommunity().BuildServiceProvider();

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
            // The processes look for themselves, each second.
        }
    }
}
