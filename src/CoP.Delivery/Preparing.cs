using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

/// <summary>
/// Takes the chosen rows, renders them and marks them as sending, all in one commit, before any of their bodies leaves.
/// <see cref="OutboxState.Leased"/> is seen by this transaction only.
/// </summary>
internal sealed class Preparing(ITransactions transactions, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<Preparing> log)
{
    private const string NoBody = "{}";

    public Task<IReadOnlyList<Flight>> PrepareAsync(IReadOnlyList<Lease> leases, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => PrepareAsync(services, leases, token), cancel);

    private async Task<IReadOnlyList<Flight>> PrepareAsync(IServiceProvider services, IReadOnlyList<Lease> leases, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var ours = await TakeAsync(db, [.. leases.Select(static lease => lease.RowId)], cancel);
        await Holding.HoldAsync(db, ours, clock.GetUtcNow(), cancel);
        await LoadReadersAsync(db, ours.Values, cancel);
        List<Flight> flights = [];
        foreach (var lease in leases)
        {
            if (ours.TryGetValue(lease.RowId, out var row))
            {
                flights.AddRange(await PrepareAsync(services, db, row, lease with { Fence = row.Fence }, cancel) is { } flight ? [flight] : []);
                await Losses.FollowAsync(services, row, cancel);
            }
        }

        return flights;
    }

    /// <summary>Those that are still due: since they were chosen, the other queue or another process may have been faster.</summary>
    private async Task<Dictionary<long, OutboxMessage>> TakeAsync(CommunityDb db, long[] ids, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Outbox.Include(static row => row.Conversation)
            .Where(row => EF.Parameter(ids).Contains(row.Id)).Unhindered(db).ToListAsync(cancel);
        var due = rows.Where(row => row.State == OutboxState.Queued && row.NotBefore <= now).ToDictionary(static row => row.Id);
        foreach (var row in due.Values)
        {
            (row.State, row.Fence, row.LeasedUntil) = (OutboxState.Leased, row.Fence + 1, now + Leasing.Length);
        }

        return due;
    }

    /// <summary>All at once; the views then find them in the context.</summary>
    private static async Task LoadReadersAsync(CommunityDb db, IEnumerable<OutboxMessage> rows, CancellationToken cancel)
    {
        long[] readers = [.. rows.Where(static row => row is { NoticeType: not null, Wire: null }).Select(static row => row.MemberId).OfType<long>().Distinct()];
        if (readers.Length > 0)
        {
            await db.Members.Include(static member => member.Memberships)
                .Where(member => EF.Parameter(readers).Contains(member.Id)).LoadAsync(cancel);
        }
    }

    private async Task<Flight?> PrepareAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, Lease lease, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (row.ExpiresAt <= now)
        {
            await row.FailAsync(db, OutboxState.Expired, "too late to be useful", now, cancel);
            return null;
        }

        if (!row.Conversation!.Reachable)
        {
            await Losses.AvoidAsync(db, row, "the conversation is out of reach", now, cancel);
            return null;
        }

        if (!IsOn(services, row.Conversation.Channel))
        {
            await FailOver.AvoidAsync(db, row, channel => IsOn(services, channel), now, cancel);
            return null;
        }

        return await WriteOrRejectAsync(services, db, row, lease, cancel);
    }

    private static bool IsOn(IServiceProvider services, string channel) => services.GetKeyedService<IChannelSender>(channel) is not null;

    private async Task<Flight?> WriteOrRejectAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, Lease lease, CancellationToken cancel)
    {
        try
        {
            return await WriteAsync(services, db, row, lease, cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or System.Data.Common.DbException))
        {
            log.NotRendered(failure, row.Id, row.NoticeType);
            await row.FailAsync(db, OutboxState.Rejected, failure.GetType().Name, clock.GetUtcNow(), cancel);
            return null;
        }
    }

    private async Task<Flight?> WriteAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, Lease lease, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Delete)
        {
            return Depart(row, lease, NoBody, null, null); // The message to delete is all there is to name.
        }

        var live = row.LiveMessageId is { } id ? await db.LiveMessages.FindAsync([id], cancel) : null;
        if (row.Kind == OutboxKind.Send && row.Wire is { } stored)
        {
            return Depart(row, lease, stored, null, null);
        }

        var now = clock.GetUtcNow();
        if (row.Kind == OutboxKind.Edit && live?.RestAt(now) is { } rest && rest > TimeSpan.Zero)
        {
            row.Requeue(now, "rests between edits", rest);
            return null;
        }

        return await Rendering.RenderAsync(services, row, cancel) is { } rendered
            ? Show(db, row, lease, live, rendered)
            : await NothingToSayAsync(db, row, cancel);
    }

    private async Task<Flight?> NothingToSayAsync(CommunityDb db, OutboxMessage row, CancellationToken cancel)
    {
        row.Finish(OutboxState.Expired, "nothing left to say", clock.GetUtcNow());
        await row.ForgetLiveAsync(db, cancel);
        return null;
    }

    private Flight? Show(CommunityDb db, OutboxMessage row, Lease lease, LiveMessage? live, Rendered rendered)
    {
        if (row.Kind == OutboxKind.Edit && live is not null && live.ShownHash == rendered.ShownHash)
        {
            row.Finish(OutboxState.Sent, "unchanged", clock.GetUtcNow());
            return null;
        }

        if (row.Kind == OutboxKind.Send)
        {
            Keep(db, row, live, rendered);
        }

        return Depart(row, lease, rendered.Wires[0], rendered.ShownHash, live?.Version);
    }

    // Kept, so that a repeat carries the same bytes with the same operation.
    private static void Keep(CommunityDb db, OutboxMessage row, LiveMessage? live, Rendered rendered)
    {
        row.Wire = rendered.Wires[0];
        db.Outbox.AddRange(rendered.Wires.Skip(1).Select((wire, at) => Parts.Next(row, wire, at + 1)));
        live?.ShownHash = rendered.ShownHash;
    }

    private Flight Depart(OutboxMessage row, Lease lease, string wire, string? hash, int? version)
    {
        row.State = OutboxState.Sending;
        row.Attempts++;
        return new Flight(lease, new Parcel(row.Kind, wire, row.Conversation!, row.Target) { IsPaid = row.BroadcastId is not null && options.Value.PaysOnTelegram }, hash, version);
    }
}
