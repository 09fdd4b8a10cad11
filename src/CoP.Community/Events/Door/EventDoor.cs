using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CoP.Community.Events.Door;

/// <summary>
/// When one can say that one is at an event, and the numbers that stand at its door: one for a poster, which counts the whole time, and
/// one for a screen, which is another every ten minutes. They say that somebody is there, not who: that is known from whoever sends them.
/// </summary>
public sealed class EventDoor(IOptions<EventOptions> options)
{
    /// <summary>How long a number stands on a screen. It counts as long again, so that nobody is too slow.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromMinutes(10);

    public DateTimeOffset OpensAt(Event one) => one.StartsAt - options.Value.DoorsOpen;

    public DateTimeOffset ClosesAt(Event one) => one.EndsAt + options.Value.DoorsOpen;

    public bool IsOpen(Event one, DateTimeOffset now) => OpensAt(one) <= now && now < ClosesAt(one);

    /// <summary>Those whose doors are open.</summary>
    public IQueryable<Event> Open(IQueryable<Event> events, DateTimeOffset now)
    {
        var (startsBefore, endsAfter) = (now + options.Value.DoorsOpen, now - options.Value.DoorsOpen);
        return events.Where(one => (one.State == EventState.Published || one.State == EventState.Held) && one.StartsAt <= startsBefore && one.EndsAt > endsAfter);
    }

    /// <summary>The number on the poster, for an event that has a key.</summary>
    public static string Poster(Event one) => Number(one, "poster");

    /// <summary>The number on the screen now.</summary>
    public static string Screen(Event one, DateTimeOffset now) => Number(one, string.Create(CultureInfo.InvariantCulture, $"screen:{now.UtcTicks / Turn.Ticks}"));

    /// <summary>When the screen shows another.</summary>
    public static DateTimeOffset ChangesAt(DateTimeOffset now) => new(((now.UtcTicks / Turn.Ticks) + 1) * Turn.Ticks, TimeSpan.Zero);

    /// <summary>Whether a number counts for an event now.</summary>
    public bool Takes(Event one, string number, DateTimeOffset now) => one.DoorKey is not null && IsOpen(one, now)
        && (number == Poster(one) || number == Screen(one, now) || number == Screen(one, now - Turn));

    private static string Number(Event one, string what)
    {
        var hash = HMACSHA256.HashData(Convert.FromBase64String(one.DoorKey!), Encoding.UTF8.GetBytes(what));
        return (BinaryPrimitives.ReadUInt32BigEndian(hash) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
