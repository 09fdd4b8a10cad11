using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery.Throttling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Delivery;

/// <summary>
/// The first stage: selects what goes next, in each rate limit scope the most urgent first, and gets a permit of the rate
/// limits for each. It writes nothing.
/// </summary>
internal sealed class OutboxSelector(
    IServiceScopeFactory scopes, ISendThrottle throttle, ThrottleState throttleState, OutboxSignal signal, IOptions<DeliveryOptions> options, TimeProvider clock)
{
    /// <summary>When all that were looked at must wait for their chats, others are looked at, so many times.</summary>
    private const int MaxRounds = 8;

    /// <summary>An acknowledgement can be behind replies that get no permit.</summary>
    private const int FewestReplies = 8;

    private ImmutableSortedSet<string> _scopes = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private int _scopesReadAt = -1;
    private readonly ConcurrentDictionary<(DispatchQueue Queue, string Scope), int> _emptyAt = new();

    /// <returns>Messages that count as <paramref name="inFlight"/> from now on.</returns>
    public async Task<IReadOnlyList<SelectedMessage>> SelectAsync(DispatchQueue queue, InFlightMessages inFlight, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        for (var round = 0; round < MaxRounds; round++)
        {
            var candidates = await CandidatesAsync(db, queue, inFlight, cancel);
            var selected = Add(await PermittedAsync(candidates, cancel), inFlight);
            if (selected.Count > 0 || (candidates.Count == 0 && !await FindScopesAsync(db, queue, inFlight, cancel)))
            {
                return selected;
            }
        }

        return [];
    }

    /// <summary>They do not go now: others may have their permits.</summary>
    public void GiveBack(IEnumerable<SelectedMessage> messages)
    {
        foreach (var permit in messages.Select(static message => message.Permit).OfType<RatePermit>())
        {
            throttle.GiveBack(permit);
        }
    }

    /// <summary>The other queue may have been faster with something for the same conversation.</summary>
    private List<SelectedMessage> Add(List<SelectedMessage> permitted, InFlightMessages inFlight)
    {
        var late = permitted.FindAll(message => !inFlight.TryAdd(message));
        GiveBack(late);
        return late.Count == 0 ? permitted : [.. permitted.Except(late)];
    }

    private async Task<List<Candidate>> CandidatesAsync(CommunityDb db, DispatchQueue queue, InFlightMessages inFlight, CancellationToken cancel)
    {
        var slots = Slots(inFlight);
        List<Candidate> candidates = [];
        foreach (var scope in Volatile.Read(ref _scopes))
        {
            candidates.AddRange(await CandidatesAsync(db, queue, scope, slots, cancel));
        }

        return [.. candidates.Where(candidate => !inFlight.Has(candidate.ConversationId))
            .OrderBy(static candidate => candidate.Priority).ThenBy(static candidate => candidate.Id)
            .DistinctBy(static candidate => candidate.ConversationId)
            .Where(candidate => slots.Take(candidate.Scope, candidate.IsReply))];
    }

    private async Task<List<Candidate>> CandidatesAsync(CommunityDb db, DispatchQueue queue, string scope, ConcurrencySlots slots, CancellationToken cancel)
    {
        var (allowed, most) = (throttleState.Of(scope), MaxCandidates(queue, scope, slots));
        return most <= 0 || allowed < Least(queue) || IsEmpty(queue, scope) ? [] : await DueMessages.Of(db, queue, scope, allowed, throttleState.ClosedChats(scope), clock.GetUtcNow())
            .Select(static row => new Candidate(
                row.Id, row.Fence, row.Kind, row.Priority, row.RateScope, row.ConversationId!.Value, row.Conversation!.ExternalId, row.Conversation.Kind))
            .Take(most)
            .ToListAsync(cancel);
    }

    private ConcurrencySlots Slots(InFlightMessages inFlight) => new(options.Value.Parallel, inFlight.Messages);

    private static AllowedTraffic Least(DispatchQueue queue) => queue == DispatchQueue.Replies ? AllowedTraffic.Acknowledgements : AllowedTraffic.All;

    private int MaxCandidates(DispatchQueue queue, string scope, ConcurrencySlots slots)
    {
        var isReply = queue == DispatchQueue.Replies;
        var free = isReply ? slots.Free : slots.FreeForBulk(scope);
        return !isReply && !slots.IsWorthLooking(scope) ? 0 : Math.Min(free, Math.Max(isReply ? FewestReplies : 1, throttle.Room(scope, isReply, free)));
    }

    private async Task<List<SelectedMessage>> PermittedAsync(List<Candidate> candidates, CancellationToken cancel)
    {
        var answers = await throttle.TakeAsync([.. candidates.Select(static candidate => candidate.Request).OfType<RateRequest>()], cancel);
        var next = 0;
        List<SelectedMessage> permitted = [];
        foreach (var candidate in candidates)
        {
            var answer = candidate.Request is null ? default : answers[next++];
            if (candidate.Request is null || answer.Permit is not null)
            {
                permitted.Add(new SelectedMessage(
                    candidate.Id, candidate.ConversationId, candidate.Fence + 1, candidate.Scope, candidate.IsReply, answer.Permit));
            }
            else
            {
                throttleState.Close(candidate.Request, answer);
            }
        }

        return permitted;
    }

    /// <summary>Looks for scopes in which nothing has waited before, when something was committed since the last look. They are few: one a channel and tenant.</summary>
    /// <returns>Whether there was one.</returns>
    private async Task<bool> FindScopesAsync(CommunityDb db, DispatchQueue queue, InFlightMessages inFlight, CancellationToken cancel)
    {
        var commits = signal.Commits;
        if (commits != Volatile.Read(ref _scopesReadAt) && await ReadScopesAsync(db, commits, cancel))
        {
            return true;
        }

        await NoteIfEmptyAsync(db, queue, Slots(inFlight), commits, cancel);
        return false;
    }

    private async Task<bool> ReadScopesAsync(CommunityDb db, int commits, CancellationToken cancel)
    {
        List<string> found = [];
        while (await DueMessages.ScopesAfter(db, found.LastOrDefault()).FirstOrDefaultAsync(cancel) is { } next)
        {
            found.Add(next);
        }

        Volatile.Write(ref _scopesReadAt, commits);
        return ImmutableInterlocked.Update(ref _scopes, known => known.Union(found));
    }

    /// <summary>By scopes: so it is read off the index, though the other queue may have a hundred thousand.</summary>
    private async Task NoteIfEmptyAsync(CommunityDb db, DispatchQueue queue, ConcurrencySlots slots, int commits, CancellationToken cancel)
    {
        var isEmpty = true;
        foreach (var scope in Volatile.Read(ref _scopes))
        {
            isEmpty &= IsEmpty(queue, scope) || await NoteIfEmptyAsync(db, queue, scope, slots, commits, cancel);
        }

        if (isEmpty)
        {
            signal.NoteEmpty(queue, commits);
        }
    }

    /// <summary>Where no place is free, or nothing may leave now, something waits, or has until a moment ago.</summary>
    private async Task<bool> NoteIfEmptyAsync(CommunityDb db, DispatchQueue queue, string scope, ConcurrencySlots slots, int commits, CancellationToken cancel)
    {
        if (MaxCandidates(queue, scope, slots) <= 0 || throttleState.Of(scope) < Least(queue) || await DueMessages.Queued(db, queue).AnyAsync(row => row.RateScope == scope, cancel))
        {
            return false;
        }

        _emptyAt[(queue, scope)] = commits;
        return true;
    }

    /// <summary>Nothing has been committed since somebody saw that nothing waits there.</summary>
    private bool IsEmpty(DispatchQueue queue, string scope) => _emptyAt.TryGetValue((queue, scope), out var commits) && commits == signal.Commits;

    private sealed record Candidate(
        long Id, long Fence, OutboxKind Kind, OutboxPriority Priority, string Scope, long ConversationId, string Chat, ConversationKind ChatKind)
    {
        public bool IsReply => Priority == OutboxPriority.Reply;

        public RateRequest? Request { get; } = Kind is OutboxKind.Acknowledge or OutboxKind.Upload ? null : new(Scope, Chat, ChatKind, Priority == OutboxPriority.Reply, Kind == OutboxKind.Edit);
    }
}
