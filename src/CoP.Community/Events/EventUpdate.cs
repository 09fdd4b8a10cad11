using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events;

/// <summary>What the monthly update says of events.</summary>
public sealed class EventUpdate(CommunityDb db) : IUpdateSource
{
    public int Order => 3;

    public async Task<IReadOnlyList<UpdateFigure>> ReadAsync(UpdateMonth month, CancellationToken cancel)
    {
        var (from, to) = (month.From, month.To);
        return
        [
            new("held", await db.Events.CountAsync(one => one.State == EventState.Held && one.StartsAt >= from && one.StartsAt < to, cancel)),
            new("registered", await db.Registrations.CountAsync(one => one.RegisteredAt >= from && one.RegisteredAt < to, cancel)),
            new("attended", await db.Registrations.CountAsync(one => one.AttendedAt >= from && one.AttendedAt < to, cancel)),
        ];
    }
}
