using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>
/// What people in a group say to each other. It is dropped before anything of it is stored, should a platform bring it: to a
/// bot that is an administrator on Telegram, or to an app that may read a whole channel on Teams.
/// </summary>
internal sealed class UnaddressedMessages(IServiceScopeFactory scopes)
{
    public async Task<bool> IsAsync(Incoming incoming, CancellationToken cancel) =>
        incoming.Where.Kind != ConversationKind.Personal && incoming.What switch
        {
            MessageReceived { ToUs: false, ReplyTo: { } shown } => !await IsReplyAsync(incoming, shown, cancel),
            MessageEdited edited => !await IsTakenAsync(incoming.Channel, incoming.Where, edited.MessageId, cancel),
            MessageReceived { ToUs: false } or FileReceived { ToUs: false } or OtherContentReceived { ToUs: false } or IgnoredEvent => true,
            _ => false,
        };

    /// <summary>The others of these.</summary>
    public async Task<IReadOnlyList<Incoming>> WithoutAsync(IEnumerable<Incoming> all, CancellationToken cancel)
    {
        List<Incoming> forUs = [];
        foreach (var incoming in all)
        {
            if (!await IsAsync(incoming, cancel))
            {
                forUs.Add(incoming);
            }
        }

        return forUs;
    }

    /// <summary>A member's reply to something of ours that takes replies.</summary>
    private async Task<bool> IsReplyAsync(Incoming incoming, string shown, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        return await db.Addresses.Of(incoming.Channel, incoming.From.ExternalId).AnyAsync(cancel)
            && await LiveMessages.FindAsync(db, incoming.Channel, incoming.Where.ExternalId, shown, cancel) is { } live
            && NoticeJson.Read(live.NoticeType, live.Notice) is var notice
            && scope.ServiceProvider.GetServices<IReplyHandler>().Any(handler => handler.Takes(notice));
    }

    private async Task<bool> IsTakenAsync(string channel, ConversationAddress where, string messageId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        foreach (var handler in scope.ServiceProvider.GetServices<IEditHandler>())
        {
            var isTaken = await handler.Taken.AnyAsync(
                taken => taken.MessageId == messageId && db.Conversations.Any(conversation => conversation.Id == taken.ConversationId
                    && conversation.Channel == channel && conversation.ExternalId == where.ExternalId && conversation.Thread == where.Thread),
                cancel);
            if (isTaken)
            {
                return true;
            }
        }

        return false;
    }
}
