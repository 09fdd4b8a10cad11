using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;

namespace CoP.Benchmarks.Seeding;

/// <summary>Fills a database with invented members of a platform, some hundred in a commit.</summary>
internal static class Seeder
{
    public const string Tenant = "10000000-0000-0000-0000-000000000001";
    private const int Chunk = 500;

    /// <summary>Opens the database with the bot's own services, has it filled, and closes it again.</summary>
    public static async Task UseAsync(string[] settings, Func<ITransactions, Task> fill)
    {
        await using var app = BotHost.Build([.. settings, "--Urls=http://127.0.0.1:0"], BotHost.Quietly);
        await app.PrepareAsync(CancellationToken.None);
        await fill(app.Services.GetRequiredService<ITransactions>());
    }

    /// <param name="serviceUrl">Where Teams' connector is, for the members there.</param>
    public static async Task AddAsync(ITransactions transactions, string channel, int count, string serviceUrl)
    {
        for (var from = 1; from <= count; from += Chunk)
        {
            var ids = Enumerable.Range(from, Math.Min(Chunk, count - from + 1)).ToList();
            await transactions.RunAsync((services, _) => AddAsync(services.GetRequiredService<CommunityDb>(), channel, ids, serviceUrl), CancellationToken.None);
        }
    }

    private static async Task<int> AddAsync(CommunityDb db, string channel, List<int> ids, string serviceUrl)
    {
        var made = ids.ConvertAll(id => (Place: Place(channel, id, serviceUrl), Member: Person(channel, id), Id: id));
        db.AddRange(made.Select(static one => one.Place));
        db.AddRange(made.Select(static one => one.Member));
        await db.SaveChangesAsync();
        db.AddRange(made.Select(one => Address(channel, one.Id, one.Member.Id, one.Place.Id)));
        return await db.SaveChangesAsync();
    }

    private static Member Person(string channel, int id) => new() { Name = $"Member {id} on {channel}", Language = Languages.English, JoinedAt = DateTimeOffset.UnixEpoch };

    private static Conversation Place(string channel, int id, string serviceUrl) => channel == ChannelNames.Teams
        ? new()
        {
            Channel = channel,
            ExternalId = $"a:chat-{id}",
            Tenant = Tenant,
            GreetedAt = DateTimeOffset.UnixEpoch,
            Route = $$"""{"serviceUrl":"{{serviceUrl}}/","tenantId":"{{Tenant}}","botId":"28:bot"}""",
        }
        : new() { Channel = channel, ExternalId = $"{id}", GreetedAt = DateTimeOffset.UnixEpoch };

    private static Address Address(string channel, int id, long member, long place) => new()
    {
        Channel = channel,
        ExternalId = channel == ChannelNames.Teams ? $"29:user-{id}" : $"{id}",
        MemberId = member,
        ConversationId = place,
        Preferred = true,
        LastSeenAt = DateTimeOffset.UnixEpoch,
    };
}
