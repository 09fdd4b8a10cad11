using System.Security.Cryptography;
using System.Text;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoP.Dialogs.Turns;

/// <inheritdoc cref="IUnreadEvents"/>
internal sealed partial class UnreadEvents(
    ITransactions transactions, TurnQueries queries, TurnMeter meter, TimeProvider clock, ILogger<UnreadEvents> log) : IUnreadEvents
{
    public async Task KeepAsync(string channel, string bot, string? externalId, string raw, CancellationToken cancel)
    {
        var id = externalId ?? $"unread:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(raw)))}";
        var incoming = new Incoming(channel, bot, id, new Person("", ""), new ConversationAddress("", ConversationKind.Personal), new UnreadableEvent(raw));
        var reference = RandomNumberGenerator.GetHexString(6);
        if (await transactions.RunAsync((services, token) => KeepAsync(services.GetRequiredService<CommunityDb>(), incoming, reference, token), cancel))
        {
            meter.CountUnread(channel);
            LogUnread(channel, reference);
        }
    }

    private async Task<bool> KeepAsync(CommunityDb db, Incoming incoming, string reference, CancellationToken cancel)
    {
        if (await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is not null)
        {
            return false;
        }

        var entry = Inbox.Entry(incoming, clock.GetUtcNow());
        (entry.State, entry.Reference, entry.Attempts, entry.Payload) = (InboxState.Failed, reference, 1, KeptEvent.Write(incoming));
        db.Inbox.Add(entry);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An event on {Channel} cannot be read; kept as it came, for replay as {Reference}.")]
    private partial void LogUnread(string channel, string reference);
}
