using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Bot.CommandLine;

/// <summary>What somebody has to know who takes a community elsewhere.</summary>
/// <param name="Waiting">Messages that have not left.</param>
/// <param name="OnTheWire">Messages of which nobody can know whether they arrive.</param>
/// <param name="Unbound">Active members' addresses that cannot be bound anew to another bot, since their channel's directory has not told who they are.</param>
internal sealed record MovingFigures(int Waiting, int OnTheWire, int Unbound)
{
    public static async Task<MovingFigures> ReadAsync(CommunityDb db, CancellationToken cancel) => new(
        await db.Outbox.CountAsync(static row => row.State == OutboxState.Queued || row.State == OutboxState.Parked, cancel),
        await db.Outbox.CountAsync(static row => row.State == OutboxState.Leased || row.State == OutboxState.Sending, cancel),
        await db.Addresses.CountAsync(static address => address.Channel == ChannelNames.Teams && address.DirectoryId == null && address.Member!.Status == MemberStatus.Active, cancel));

    /// <summary>The bots of these settings; where they name none, those that brought the last event.</summary>
    public static async Task<IReadOnlyList<BotRegistration>> BotsAsync(CommunityDb db, IEnumerable<BotRegistration> settings, CancellationToken cancel)
    {
        List<BotRegistration> bots = [];
        foreach (var bot in settings)
        {
            bots.Add(bot.Bot.Length > 0 ? bot : bot with
            {
                Bot = await db.Inbox.Where(entry => entry.Channel == bot.Channel).OrderByDescending(static entry => entry.Id).Select(static entry => entry.Bot).FirstOrDefaultAsync(cancel) ?? "",
                Tenant = await db.Conversations.Where(chat => chat.Channel == bot.Channel && chat.Tenant != "").OrderByDescending(static chat => chat.Id).Select(static chat => chat.Tenant).FirstOrDefaultAsync(cancel) ?? "",
            });
        }

        return bots;
    }
}
