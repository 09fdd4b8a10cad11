using CoP.Channels;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Messages.Formatting;
using CoP.Storage;
using CoP.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Testing.Communities;

/// <summary>
/// A community in a database file of its own, with a clock that is driven: <c>community.As(peer, (ClaimQuestion claim, Member me)
/// => claim.HandleAsync(me, id, default))</c> runs a use case as the program would, in a transaction.
/// </summary>
public sealed class TestCommunity : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cop-community-").FullName;
    private readonly OwnDatabase _database;
    private readonly ServiceProvider _services;

    private TestCommunity(Action<IServiceCollection>? more)
    {
        _database = new OwnDatabase(_folder);
        _services = Register(_database.Settings, Time, more).BuildServiceProvider();
    }

    public ManualTime Time { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public IServiceProvider Services => _services;

    /// <summary>Nobody and nothing.</summary>
    /// <param name="more">What the test needs beside the community and its storage.</param>
    public static Task<TestCommunity> EmptyAsync(Action<IServiceCollection>? more = null) => MakeAsync(sample: false, more);

    /// <summary>The sample community of <c>samples/</c>.</summary>
    public static Task<TestCommunity> SampleAsync(Action<IServiceCollection>? more = null) => MakeAsync(sample: true, more);

    /// <summary>Runs work in a transaction and a scope of its own.</summary>
    public Task<T> WriteAsync<T>(Func<IServiceProvider, Task<T>> work) =>
        _services.GetRequiredService<ITransactions>().RunAsync((scope, _) => work(scope), default);

    /// <summary>Runs a use case for nobody in particular.</summary>
    public Task<T> DoAsync<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull => WriteAsync(scope => work(scope.GetRequiredService<TUseCase>()));

    /// <summary>Runs a use case as a member.</summary>
    public Task<T> As<TUseCase, T>(long memberId, Func<TUseCase, Member, Task<T>> work)
        where TUseCase : notnull => WriteAsync(async scope => await work(
            scope.GetRequiredService<TUseCase>(), await LoadAsync(scope.GetRequiredService<CommunityDb>(), memberId)));

    /// <summary>Changes rows in a transaction.</summary>
    public Task<T> ChangeAsync<T>(Func<CommunityDb, Task<T>> change) => WriteAsync(scope => change(scope.GetRequiredService<CommunityDb>()));

    /// <summary>Adds a row and returns it with its id.</summary>
    public Task<T> AddAsync<T>(T row)
        where T : class => ChangeAsync(async db =>
        {
            db.Add(row);
            await db.SaveChangesAsync();
            return row;
        });

    /// <summary>Reads outside of any transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<CommunityDb, Task<T>> read)
    {
        await using var scope = _services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CommunityDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static IServiceCollection Register(IEnumerable<KeyValuePair<string, string?>> settings, TimeProvider time, Action<IServiceCollection>? more)
    {
        var services = new ServiceCollection()
            .AddLogging().AddOptions().AddMetrics().AddSingleton(time).AddSingleton<IOutboxSignal, NoSignal>()
            .AddStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddCommunity().AddChannelTraits().AddSingleton<IMarkupReader, LightMarkupReader>();
        more?.Invoke(services);
        return services;
    }

    private static async Task<TestCommunity> MakeAsync(bool sample, Action<IServiceCollection>? more)
    {
        var community = new TestCommunity(more);
        await DatabaseTemplate.CopyAsync(sample, community._database);
        return community;
    }

    private static Task<Member> LoadAsync(CommunityDb db, long id) =>
        db.Members.Include(member => member.Memberships).Include(member => member.Themes).FirstAsync(member => member.Id == id);

    private sealed class NoSignal : IOutboxSignal
    {
        public void Wake()
        {
        }
    }
}
