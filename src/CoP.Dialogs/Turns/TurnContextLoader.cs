using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Finds, or makes, the conversation of an event, and finds the member behind it.</summary>
internal sealed class TurnContextLoader(
    CommunityDb db, ITurnRows rows, LostConversations lost, ILocalizer words, ChannelCatalog channels, TimeProvider clock, OfferedLanguages languages, PromptReplies prompt, AddressRebinding rebinding)
{
    /// <summary>So exactly do we know when somebody was last seen: a row is not written at every word.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Whoever is away for less is not greeted again.</summary>
    private static readonly TimeSpan GreetingLasts = TimeSpan.FromHours(1);

    /// <summary>What is there of it. To be asked first in a turn.</summary>
    public Task<TurnRows> FindAsync(Incoming incoming, CancellationToken cancel)
    {
        var (now, who) = (clock.GetUtcNow(), incoming.From.ExternalId);
        return rows.ReadAsync(
            new TurnKey(
                incoming.Channel, incoming.Bot, incoming.ExternalId, incoming.RepeatKey, now - DuplicateEvents.Window, now,
                incoming.Where.ExternalId, incoming.Where.Thread, AddressQueries.IsSomebody(who) ? who : null),
            cancel);
    }

    public async Task<TurnContext> ReadAsync(Incoming incoming, CancellationToken cancel) => await ReadAsync(incoming, await FindAsync(incoming, cancel), cancel);

    /// <param name="found">By <see cref="FindAsync"/>.</param>
    public async Task<TurnContext> ReadAsync(Incoming incoming, TurnRows found, CancellationToken cancel)
    {
        var conversation = await PlaceAsync(incoming, found, cancel);
        var address = await SeenAsync(found.Address ?? await rebinding.FindAsync(incoming.Channel, incoming.From.ExternalId, incoming.From.DirectoryId, cancel), incoming, conversation, cancel);
        var language = languages.Choose(address?.Member?.Language, conversation.Language, incoming.LanguageHint);
        return new TurnContext(incoming, conversation, channels.Of(conversation), address, language, words, clock.GetUtcNow()) { OpenDialog = found.Dialog };
    }

    private async Task<Conversation> PlaceAsync(Incoming incoming, TurnRows found, CancellationToken cancel)
    {
        var conversation = found.Place ?? Add(incoming, incoming.Where);
        if (!incoming.IsLate)
        {
            await LearnAsync(conversation, incoming, cancel);
        }

        if (found.Place is null)
        {
            await db.SaveChangesAsync(cancel); // Its id is asked for before the turn ends.
        }

        if (!found.IsBusy)
        {
            prompt.MarkClear(conversation);
        }

        return conversation;
    }

    private Conversation Add(Incoming incoming, ConversationAddress where)
    {
        var conversation = new Conversation
        {
            Channel = incoming.Channel,
            ExternalId = where.ExternalId,
            Thread = where.Thread,
            Kind = where.Kind,
            Language = languages.Nearest(incoming.LanguageHint),
        };
        db.Conversations.Add(conversation);
        return conversation;
    }

    private async Task LearnAsync(Conversation conversation, Incoming incoming, CancellationToken cancel)
    {
        await TenantAsync(conversation, incoming.Where.Tenant, cancel);
        conversation.Title = incoming.Where.Title ?? conversation.Title;
        conversation.Team = incoming.Where.Team ?? conversation.Team;
        conversation.Route = incoming.Where.Route ?? conversation.Route;
        await (incoming.What is BotRemoved ? LoseAsync(conversation, cancel) : lost.FindAsync(conversation, cancel));
    }

    private async Task LoseAsync(Conversation conversation, CancellationToken cancel)
    {
        conversation.GreetedAt = clock.GetUtcNow() - conversation.GreetedAt < GreetingLasts ? conversation.GreetedAt : null;
        await db.SaveChangesAsync(cancel); // It may be new.
        await lost.LoseAsync(conversation, "blocked, removed, deleted or archived", cancel);
    }

    /// <summary>What waits for a conversation goes along when it turns out to be in another tenant: that one's limits count.</summary>
    private async Task TenantAsync(Conversation conversation, string? tenant, CancellationToken cancel)
    {
        if (tenant is null || tenant == conversation.Tenant)
        {
            return;
        }

        conversation.Tenant = tenant;
        if (db.Entry(conversation).State == EntityState.Added)
        {
            return; // Nothing waits for it yet.
        }

        await db.Outbox
            .Where(row => row.ConversationId == conversation.Id && (row.State == OutboxState.Queued || row.State == OutboxState.Parked))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RateScope, conversation.RateScope), cancel);
    }

    private async Task<Address?> SeenAsync(Address? address, Incoming incoming, Conversation conversation, CancellationToken cancel)
    {
        if (address is not null && incoming.What is not BotRemoved)
        {
            if (conversation.Kind == ConversationKind.Personal && address.ConversationId != conversation.Id)
            {
                await rebinding.FollowAsync(address, conversation, cancel);
            }

            address.DirectoryId = incoming.From.DirectoryId ?? address.DirectoryId;
            address.LastSeenAt = clock.GetUtcNow() is var now && (now - address.LastSeenAt).Duration() >= SeenEvery ? now : address.LastSeenAt;
            address.ConversationId = conversation.Kind == ConversationKind.Personal ? conversation.Id : address.ConversationId;
        }

        return address;
    }
}
