using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>What follows when a place is gone, and when a row has reached nobody.</summary>
internal static class Losses
{
    public static async Task PlaceAsync(IServiceProvider services, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        await services.GetRequiredService<LostPlaces>().LoseAsync(row.Conversation!, reason, cancel);
        await FailOver.GoAsync(Db(services), row, reason, now, cancel);
    }

    /// <summary>In a private chat topics are only an order of things: it stays reachable itself.</summary>
    public static async Task ThreadAsync(IServiceProvider services, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel)
    {
        if (row.Conversation!.Kind != ConversationKind.Personal)
        {
            await services.GetRequiredService<LostPlaces>().LoseThreadAsync(row.Conversation, reason, cancel);
        }

        await AvoidAsync(Db(services), row, reason, now, cancel);
    }

    /// <summary>The row's place is out of reach already.</summary>
    public static Task AvoidAsync(CommunityDb db, OutboxMessage row, string reason, DateTimeOffset now, CancellationToken cancel) => row.LeavesThread()
        ? Relocation.LeaveThreadAsync(db, row, reason, now, cancel)
        : FailOver.GoAsync(db, row, reason, now, cancel);

    /// <summary>Tells its feature, when the row has ended without arriving.</summary>
    public static async Task FollowAsync(IServiceProvider services, OutboxMessage row, CancellationToken cancel)
    {
        if (row is not { Kind: OutboxKind.Send, Part: 0, State: OutboxState.Unreachable or OutboxState.Rejected })
        {
            return;
        }

        await Db(services).SaveChangesAsync(cancel); // What has reached whom is asked for.
        foreach (var feature in services.GetServices<INotDelivered>())
        {
            await feature.HandleAsync(row, cancel);
        }
    }

    private static CommunityDb Db(IServiceProvider services) => services.GetRequiredService<CommunityDb>();
}
