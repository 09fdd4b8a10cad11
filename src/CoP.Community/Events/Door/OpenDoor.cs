using System.Security.Cryptography;
using CoP.Community.Access;
using CoP.Community.Members;

namespace CoP.Community.Events.Door;

/// <summary>Whoever looks after an event wants its numbers: the first time, the key is made that they come from.</summary>
public sealed class OpenDoor(Change change, EventAccess access, EventDoor door, TimeProvider clock)
{
    private const int KeySize = 32;

    public Task<Result<Event>> HandleAsync(Member actor, long id, CancellationToken cancel) => OpenAsync(actor, id, static _ => null, cancel);

    /// <summary>The same for a screen, which has nothing to show before the doors open.</summary>
    public Task<Result<Event>> ForScreenAsync(Member actor, long id, CancellationToken cancel) =>
        OpenAsync(actor, id, one => door.IsOpen(one, clock.GetUtcNow()) ? null : new DoorIsShut(), cancel);

    private Task<Result<Event>> OpenAsync(Member actor, long id, Func<Event, Refusal?> objection, CancellationToken cancel) => change.DoAsync(
        access, actor, id, action: null,
        one => access.MustLookAfter(one, actor) ?? one.MustBeIn(EventState.Published, EventState.Held) ?? objection(one),
        static one => { one.DoorKey ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeySize)); }, cancel);
}
