using System.Collections.Concurrent;
using System.Threading.Channels;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

/// <summary>
/// The short way of a reply: its row is written as sending by the turn that says it, and it leaves from memory with the commit.
/// The way is open for what <see cref="DispatchLoop"/> would select next and prepare without asking anybody: a finished message of
/// one part, into a conversation in which nothing is before it, that the rate limits permit, and that may be repeated when it is in
/// doubt. Its row does not hold the payload, which most often nobody would read again. Of one conversation these are the answers to a press, if any, and the first message; whatever else was said waits in its queue.
/// </summary>
internal sealed class PromptDispatch(
    ISendThrottle throttle, ThrottleState throttleState, InFlightMessages inFlight, MessageSender sender, SendResults results,
    IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<PromptDispatch> log) : IPromptDispatch
{
    /// <summary>Of those that are taken, so many may wait for their turn on the wire in memory; what comes on top waits in its queue.</summary>
    private const int MostWaiting = 256;

    private readonly Channel<IReadOnlyList<PreparedMessage>> _committed = Channel.CreateUnbounded<IReadOnlyList<PreparedMessage>>();
    private readonly ConcurrentDictionary<long, byte> _begun = new(); // By the last row of each.
    private readonly Channel<bool> _freed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private int _taken;
    private volatile bool _isOpen;

    /// <summary>Of both ways, with those that arrived and are not written down: a crash leaves so many in doubt.</summary>
    private int OnTheWire => _begun.Count + inFlight.Count - Volatile.Read(ref _taken);

    public async Task<ITakenReplies?> TakeAsync(IServiceProvider services, IReadOnlyList<PromptReply> replies, CancellationToken cancel)
    {
        TakenReplies all = new(this, []);
        try
        {
            foreach (var ofOne in replies.GroupBy(static reply => reply.To.Id))
            {
                all.Add(await TakeChainAsync(services, [.. ofOne], cancel));
            }
        }
        catch
        {
            all.GiveBack();
            throw;
        }

        return all.IsEmpty ? null : all;
    }

    /// <summary>Sends what is committed, until told that nothing more comes.</summary>
    /// <param name="hard">Ends what is in flight already.</param>
    public async Task RunAsync(CancellationToken hard)
    {
        _isOpen = true;
        while (await _committed.Reader.WaitToReadAsync(hard))
        {
            while (_committed.Reader.TryRead(out var messages))
            {
                while (OnTheWire >= options.Value.Parallel)
                {
                    await _freed.Reader.ReadAsync(hard);
                }

                _begun[messages[^1].Selected.RowId] = 0;
                _ = SendAsync(messages, hard);
            }
        }
    }

    /// <summary>To be told of all that is written down, by whatever way it went.</summary>
    public void Recorded(SendResult result)
    {
        if (_begun.TryRemove(result.Selected.RowId, out _))
        {
            Interlocked.Decrement(ref _taken);
        }

        _freed.Writer.TryWrite(true);
    }

    /// <summary>From now on all replies wait in their queues.</summary>
    public void Close() => _isOpen = false;

    /// <summary>Nothing is on its way any more.</summary>
    public void Complete() => _committed.Writer.TryComplete();

    private async Task SendAsync(IReadOnlyList<PreparedMessage> messages, CancellationToken hard)
    {
        await Task.Yield();
        for (var at = 0; at < messages.Count; at++)
        {
            var result = await sender.SendAsync(messages[at], hard);
            if (at + 1 < messages.Count)
            {
                inFlight.GoOn(messages[at + 1].Selected);
            }

            results.Report(result);
        }
    }

    private async Task<TakenReplies.Chain?> TakeChainAsync(IServiceProvider services, List<PromptReply> replies, CancellationToken cancel)
    {
        var place = Reserved(replies[0]);
        Interlocked.Increment(ref _taken); // Before it has its place: then it is never taken for something on the wire.
        if (inFlight.Count >= options.Value.Parallel + MostWaiting || !inFlight.TryAdd(place))
        {
            Interlocked.Decrement(ref _taken);
            return null;
        }

        List<TakenReplies.Taken> taken = [];
        try
        {
            await AddToAsync(taken, services, _isOpen ? replies : [], cancel); // Asked after the place is taken: whoever closes then waits for what has one.
        }
        catch
        {
            GiveBack(place, taken.Select(static one => one.Permit));
            throw;
        }

        if (taken.Count == 0)
        {
            GiveBack(place, []);
            return null;
        }

        return new TakenReplies.Chain(place, taken);
    }

    private async Task AddToAsync(List<TakenReplies.Taken> taken, IServiceProvider services, List<PromptReply> replies, CancellationToken cancel)
    {
        foreach (var reply in replies)
        {
            if (await TakeAsync(services, reply, taken.Count, cancel) is not { } one)
            {
                return;
            }

            taken.Add(one);
            if (reply.Row.Kind == OutboxKind.Send)
            {
                return; // What follows it must not overtake it.
            }
        }
    }

    private async Task<TakenReplies.Taken?> TakeAsync(IServiceProvider services, PromptReply reply, int before, CancellationToken cancel)
    {
        var (row, to) = reply;
        if (!IsOrdinary(row, to, services) || Payload(services, reply) is not { } payload || await MayLeaveAsync(row, to, cancel) is not (true, var permit))
        {
            return null;
        }

        (row.State, row.Attempts, row.Fence) = (OutboxState.Sending, 1, row.Fence + 1);
        row.LeasedUntil = clock.GetUtcNow() + ((before + 1) * OutboxPreparer.LeaseLength);
        return new TakenReplies.Taken(row, new OutboundRequest(row.Kind, payload, to, row.Target), permit);
    }

    private static bool IsOrdinary(OutboxMessage row, Conversation to, IServiceProvider services) =>
        row is { State: OutboxState.Queued, Attempts: 0, NoticeType: null, LiveMessageId: null, BroadcastId: null, Payload: null, ExpiresAt: null }
        && row is { Policy: not AmbiguityPolicy.Hold, Kind: OutboxKind.Send or OutboxKind.Edit or OutboxKind.Acknowledge or OutboxKind.Delete }
        && to.Reachable && services.GetKeyedService<IChannelSender>(to.Channel) is not null;

    private string? Payload(IServiceProvider services, PromptReply reply)
    {
        if (reply.Row.Kind == OutboxKind.Delete)
        {
            return OutboxPreparer.NoBody;
        }

        try
        {
            return MessageRendering.WriteFinished(services, reply.Row, reply.To);
        }
        catch (Exception failure) when (OutboxPreparer.IsOfTheRow(failure))
        {
            log.NotRendered(failure, reply.Row.Id, null); // Tried again on the long way, where it is ended.
            return null;
        }
    }

    private async ValueTask<(bool May, RatePermit? Permit)> MayLeaveAsync(OutboxMessage row, Conversation to, CancellationToken cancel)
    {
        var allowed = throttleState.Of(row.RateScope);
        if (row.Kind == OutboxKind.Acknowledge)
        {
            return (allowed >= AllowedTraffic.Acknowledgements, null);
        }

        if (allowed < AllowedTraffic.Replies || throttleState.ClosedChats(row.RateScope).Contains(to.ExternalId))
        {
            return (false, null);
        }

        var request = new RateRequest(row.RateScope, to.ExternalId, to.Kind, IsReply: true, row.Kind == OutboxKind.Edit);
        var answer = await throttle.TryTakeAsync(request, cancel);
        if (answer is { Permit: null } refused)
        {
            throttleState.Close(request, refused);
        }

        return (answer?.Permit is not null, answer?.Permit);
    }

    private void Leave(IReadOnlyList<PreparedMessage> messages)
    {
        inFlight.GoOn(messages[0].Selected);
        _committed.Writer.TryWrite(messages);
    }

    private void GiveBack(SelectedMessage place, IEnumerable<RatePermit?> permits)
    {
        inFlight.Remove(place);
        Interlocked.Decrement(ref _taken);
        foreach (var permit in permits.OfType<RatePermit>())
        {
            throttle.GiveBack(permit);
        }
    }

    private static SelectedMessage Reserved(PromptReply first) => new(0, first.To.Id, 0, first.Row.RateScope, IsReply: true);

    private sealed class TakenReplies(PromptDispatch dispatch, List<TakenReplies.Chain> chains) : ITakenReplies
    {
        public bool IsEmpty => chains.Count == 0;

        public void Add(Chain? chain) => chains.AddRange(chain is null ? [] : [chain]);

        public void Leave() => chains.ForEach(Leave);

        public void GiveBack()
        {
            foreach (var (place, taken) in chains)
            {
                dispatch.GiveBack(place, taken.Select(static one => one.Permit));
            }
        }

        private void Leave(Chain chain)
        {
            IReadOnlyList<PreparedMessage> messages = [.. chain.Messages.Select(static one => one.Prepared())];
            dispatch.Leave(messages);
        }

        /// <param name="Place">Held for them before their rows had numbers.</param>
        public sealed record Chain(SelectedMessage Place, List<Taken> Messages);

        public sealed record Taken(OutboxMessage Row, OutboundRequest Request, RatePermit? Permit)
        {
            /// <summary>Once the row is saved.</summary>
            public PreparedMessage Prepared()
            {
                var selected = new SelectedMessage(Row.Id, Row.ConversationId!.Value, Row.Fence, Row.RateScope, IsReply: true, Permit);
                return new PreparedMessage(selected, Request, ShownHash: null, LiveVersion: null) { IsPlain = true, Origin = Row.Origin };
            }
        }
    }
}
