using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Delivery;

/// <summary>
/// Keeps back what should have left before, because the program was down then or the platform out of reach, and would disturb its reader now: when it was written, that was
/// asked for the time at which it was to leave. What belongs to a broadcast is released by that, and what has been begun goes on.
/// </summary>
internal static class LateHold
{
    /// <summary>So long what was decided when it was written holds.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <returns>Whether it waits again.</returns>
    public static async Task<bool> HoldAsync(IServiceProvider services, OutboxMessage row, DateTimeOffset now, CancellationToken cancel)
    {
        if (row is not { Kind: OutboxKind.Send, NoticeType: { } type, MemberId: { } member, BroadcastId: null, Payload: null, Priority: > OutboxPriority.Reply } || now - row.NotBefore < Late
            || (await services.GetRequiredService<NotificationPreferences>().ForAsync(member, NoticeJson.Read(type, row.Body), cancel)).NotBefore is not { } later)
        {
            return false;
        }

        (row.State, row.Reason, row.NotBefore, row.LeasedUntil) = (OutboxState.Parked, OutboxMessage.Waits, later, null);
        return true;
    }
}
