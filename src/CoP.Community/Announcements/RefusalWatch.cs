using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Community.Announcements;

/// <summary>
/// Pauses an announcement of which the platforms refuse too much: a wrong audience or a bot that is about to be blocked is
/// noticed after some, not after all. Whoever lets it go on is not asked again.
/// </summary>
public sealed class RefusalWatch(
    ITransactions transactions, IServiceScopeFactory scopes, TimeProvider clock, IOptions<AnnouncementOptions> options)
{
    /// <summary>Of a handful that was refused nothing can be concluded.</summary>
    public const int Few = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private long? _looked;

    internal async Task LookAsync(CancellationToken cancel)
    {
        if (_looked is { } before && clock.GetElapsedTime(before) < Pause)
        {
            return;
        }

        _looked = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var running = await db.Announcements.AsNoTracking()
            .Where(static one => one.State == AnnouncementState.Running && !one.GoesOnDespiteRefusals && one.Round == 0)
            .Select(static one => one.Id).ToListAsync(cancel);
        foreach (var id in running)
        {
            var (refused, tried) = await CountAsync(db, id, cancel);
            if (refused >= Few && refused >= options.Value.StopWhenRefused * tried && options.Value.StopWhenRefused < 1)
            {
                await transactions.RunAsync((services, token) => PauseAsync(services, id, refused, tried, token), cancel);
            }
        }
    }

    // Members without an address, or whose accounts are out of reach already, are listed without anything being sent.
    private static async Task<(int Refused, int Tried)> CountAsync(CommunityDb db, long id, CancellationToken cancel)
    {
        var sends = Broadcast.Sends(db, id).Where(static row => row.Part == 0 && row.Attempts > 0);
        var refused = await sends.CountAsync(static row => row.State == OutboxState.Unreachable || row.State == OutboxState.Rejected, cancel);
        return refused < Few ? (refused, refused) : (refused, refused + await sends.CountAsync(static row => row.State == OutboxState.Sent, cancel));
    }

    private static async Task<bool> PauseAsync(IServiceProvider services, long id, int refused, int tried, CancellationToken cancel)
    {
        var announcement = await services.GetRequiredService<CommunityDb>().Announcements
            .Include(static one => one.Conversation).FirstAsync(one => one.Id == id, cancel);
        if (announcement is not { State: AnnouncementState.Running, GoesOnDespiteRefusals: false })
        {
            return false;
        }

        await services.GetRequiredService<Halting>().PauseAsync(announcement, Halt.Refused, refused, tried, cancel);
        return true;
    }
}
