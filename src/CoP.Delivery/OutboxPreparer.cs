using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

/// <summary>
/// Renders the selected rows while others write, then takes them and marks them as sending in one commit, before any of their
/// bodies leaves. What has changed in between is rendered again within the commit. <see cref="OutboxState.Leased"/> is seen by
/// this transaction only.
/// </summary>
internal sealed class OutboxPreparer(
    ITransactions transactions, AdvanceRendering advance, SendOrigins origins, DeliveryMeter meter, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<OutboxPreparer> log)
{
    /// <summary>How long a row may stay in flight before it counts as left behind.</summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(60);

    /// <summary>Of what only names a message.</summary>
    public const string NoBody = "{}";

    public async Task<IReadOnlyList<PreparedMessage>> PrepareAsync(IReadOnlyList<SelectedMessage> selected, CancellationToken cancel)
    {
        var rendered = await advance.RenderAsync(selected, cancel);
        return await transactions.RunAsync((services, token) => PrepareAsync(services, selected, rendered, token), cancel);
    }

    private async Task<IReadOnlyList<PreparedMessage>> PrepareAsync(
        IServiceProvider services, IReadOnlyList<SelectedMessage> selected, IReadOnlyDictionary<long, RenderedInAdvance> rendered, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var claims = services.GetRequiredService<IOutboxClaims>();
        var taken = await claims.TakeAsync([.. selected.Select(static message => message.RowId)], LeaseLength, cancel);
        meter.CountClaims(selected.Count, taken.Count);
        var ours = taken.ToDictionary(static row => row.Id);
        var broadcasts = await BroadcastHold.BroadcastsAsync(db, ours.Values, cancel);
        BroadcastHold.Hold(ours, broadcasts, clock.GetUtcNow());
        List<PreparedMessage> prepared = [];
        foreach (var message in selected)
        {
            if (ours.TryGetValue(message.RowId, out var row))
            {
                var edition = broadcasts.GetValueOrDefault(row.BroadcastId ?? 0)?.Edition;
                var current = rendered.GetValueOrDefault(row.Id) is { } advance && advance.IsCurrent(row, edition) ? advance : null;
                prepared.AddRange(await PrepareAsync(services, db, row, message with { Fence = row.Fence }, current, cancel) is { } ready ? [ready] : []);
                await FileFollowUp.AddAsync(db, row, clock.GetUtcNow(), cancel);
                await SendOutcomePolicy.TellFeaturesAsync(services, row, cancel);
            }
        }

        await claims.WriteSendingAsync([.. taken.Where(static row => row.State == OutboxState.Sending)], cancel);
        return prepared;
    }

    private async Task<PreparedMessage?> PrepareAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, RenderedInAdvance? advance, CancellationToken cancel)
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

        return await LateHold.HoldAsync(services, row, now, cancel) ? null : await WriteOrRejectAsync(services, db, row, selected, advance, cancel);
    }

    /// <summary>Whether rendering fails because of what is rendered; else the database is away, somebody else was faster, or the process stops.</summary>
    internal static bool IsOfTheRow(Exception failure) =>
        failure is not (OperationCanceledException or System.Data.Common.DbException) && (failure.InnerException is null || IsOfTheRow(failure.InnerException));

    private static bool IsOn(IServiceProvider services, string channel) => services.GetKeyedService<IChannelSender>(channel) is not null;

    private async Task<PreparedMessage?> WriteOrRejectAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, RenderedInAdvance? advance, CancellationToken cancel)
    {
        try
        {
            return await WriteAsync(services, db, row, selected, advance, cancel);
        }
        catch (Exception failure) when (IsOfTheRow(failure))
        {
            log.NotRendered(failure, row.Id, row.NoticeType);
            await row.FailAsync(db, OutboxState.Rejected, failure.GetType().Name, clock.GetUtcNow(), cancel);
            return null;
        }
    }

    private async Task<PreparedMessage?> WriteAsync(
        IServiceProvider services, CommunityDb db, OutboxMessage row, SelectedMessage selected, RenderedInAdvance? advance, CancellationToken cancel)
    {
        if (row.Kind == OutboxKind.Delete)
        {
            return MarkSending(row, selected, NoBody, null, null); // The message to delete is all there is to name.
        }

        if (row.Kind == OutboxKind.Send && row.Payload is { } stored)
        {
            return MarkSending(row, selected, stored, null, null);
        }

        var now = clock.GetUtcNow();
        if (row.Kind == OutboxKind.Edit && row.Live?.RestAt(now) is { } rest && rest > TimeSpan.Zero)
        {
            row.Requeue(now, "rests between edits", rest);
            return null;
        }

        return (advance is null ? await MessageRendering.RenderAsync(services, row, cancel) : advance.Message) is { } rendered
            ? Show(db, row, selected, row.Live, rendered)
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
        row.Payload = rendered.Payloads[0];
        db.Outbox.AddRange(rendered.Payloads.Skip(1).Select((payload, at) => OutboxMessage.NextPart(row, payload, at + 1)));
        live?.ShownHash = rendered.ShownHash;
    }

    private PreparedMessage MarkSending(OutboxMessage row, SelectedMessage selected, string payload, string? hash, int? version)
    {
        row.State = OutboxState.Sending;
        row.Attempts++;
        return new PreparedMessage(selected, new OutboundRequest(row.Kind, payload, row.Conversation!, row.Target) { IsPaid = row.BroadcastId is not null && options.Value.PaysOnTelegram }, hash, version)
        {
            IsPlain = row is { LiveMessageId: null, Kind: not OutboxKind.Upload },
            Origin = origins.Of(row.Id),
        };
    }
}
