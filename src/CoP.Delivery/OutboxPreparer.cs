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
internal sealed class OutboxPreparer(ITransactions transactions, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<OutboxPreparer> log)
{
    /// <summary>How long a row may stay in flight before it counts as left behind.</summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(60);

    private const string NoBody = "{}";

    public Task<IReadOnlyList<PreparedMessage>> PrepareAsync(IReadOnlyList<SelectedMessage> selected, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => PrepareAsync(services, selected, token), cancel);

    private async Task<IReadOnlyList<PreparedMessage>> PrepareAsync(IServiceProvider services, IReadOnlyList<SelectedMessage> selected, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var claims = services.GetRequiredService<IOutboxClaims>();
        var taken = await claims.TakeAsync([.. selected.Select(static message => message.RowId)], LeaseLength, cancel);
        var ours = taken.ToDictionary(static row => row.Id);
        await Holding.HoldAsync(db, ours, clock.GetUtcNow(), cancel);
        await LoadReadersAsync(db, ours.Values, cancel);
        List<PreparedMessage> prepared = [];
        foreach (var message in selected)
        {
            if (ours.TryGetValue(message.RowId, out var row))
            {
                prepared.AddRange(await PrepareAsync(services, db, row, message with { Fence = row.Fence }, cancel) is { } ready ? [ready] : []);
                await SendOutcomePolicy.TellFeaturesAsync(services, row, cancel);
            }
        }

        return prepared;
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

    private async Task<PreparedMessage?> PrepareAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (row.ExpiresAt <= now)
        {
            await row.FailAsync(db, OutboxState.Expired, "too late to be useful", now, cancel);
            return null;
        }

        if (!row.Conversation!.Reachable)
        {
            await SendOutcomePolicy.AvoidAsync(db, row, "the conversation is out of reach", now, cancel);
            return null;
        }

        if (!IsOn(services, row.Conversation.Channel))
        {
            await Redirection.AroundSwitchedOffAsync(db, row, channel => IsOn(services, channel), now, cancel);
            return null;
        }

        return await WriteOrRejectAsync(services, db, row, selected, cancel);
    }

    private static bool IsOn(IServiceProvider services, string channel) => services.GetKeyedService<IChannelSender>(channel) is not null;

    private async Task<PreparedMessage?> WriteOrRejectAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, CancellationToken cancel)
    {
        try
        {
            return await WriteAsync(services, db, row, selected, cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or System.Data.Common.DbException))
        {
            log.NotRendered(failure, row.Id, row.NoticeType);
            await row.FailAsync(db, OutboxState.Rejected, failure.GetType().Name, clock.GetUtcNow(), cancel);
            return null;
        }
    }

    private async Task<PreparedMessage?> WriteAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Delete)
        {
            return MarkSending(row, selected, NoBody, null, null); // The message to delete is all there is to name.
        }

        var live = row.LiveMessageId is { } id ? await db.LiveMessages.FindAsync([id], cancel) : null;
        if (row.Kind == OutboxKind.Send && row.Wire is { } stored)
        {
            return MarkSending(row, selected, stored, null, null);
        }

        var now = clock.GetUtcNow();
        if (row.Kind == OutboxKind.Edit && live?.RestAt(now) is { } rest && rest > TimeSpan.Zero)
        {
            row.Requeue(now, "rests between edits", rest);
            return null;
        }

        return await MessageRendering.RenderAsync(services, row, cancel) is { } rendered
            ? Show(db, row, selected, live, rendered)
            : await NothingToSayAsync(db, row, cancel);
    }

    private async Task<PreparedMessage?> NothingToSayAsync(CommunityDb db, OutboxMessage row, CancellationToken cancel)
    {
        row.Finish(OutboxState.Expired, "nothing left to say", clock.GetUtcNow());
        await row.ForgetLiveAsync(db, cancel);
        return null;
    }

    private PreparedMessage? Show(CommunityDb db, OutboxMessage row, SelectedMessage selected, LiveMessage? live, RenderedMessage rendered)
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

        return MarkSending(row, selected, rendered.Payloads[0], rendered.ShownHash, live?.Version);
    }

    // Kept, so that a repeat carries the same bytes with the same operation.
    private static void Keep(CommunityDb db, OutboxMessage row, LiveMessage? live, RenderedMessage rendered)
    {
        row.Wire = rendered.Payloads[0];
        db.Outbox.AddRange(rendered.Payloads.Skip(1).Select((wire, at) => OutboxMessage.NextPart(row, wire, at + 1)));
        live?.ShownHash = rendered.ShownHash;
    }

    private PreparedMessage MarkSending(OutboxMessage row, SelectedMessage selected, string wire, string? hash, int? version)
    {
        row.State = OutboxState.Sending;
        row.Attempts++;
        return new PreparedMessage(selected, new OutboundRequest(row.Kind, wire, row.Conversation!, row.Target) { IsPaid = row.BroadcastId is not null && options.Value.PaysOnTelegram }, hash, version);
    }
}
