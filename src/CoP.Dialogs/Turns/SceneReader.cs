using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Finds, or makes, the conversation of an event, and finds the member behind it.</summary>
internal sealed class SceneReader(CommunityDb db, IWords words, TimeProvider clock, OfferedLanguages languages)
{
    public async Task<TurnContext> ReadAsync(Incoming incoming, CancellationToken cancel)
    {
        var place = await PlaceAsync(incoming, cancel);
        var address = await AddressAsync(incoming, place, cancel);
        var language = languages.Choose(address?.Member?.Language, place.Language, incoming.LanguageHint);
        return new TurnContext(incoming, place, address, language, words, clock.GetUtcNow());
    }

    private async Task<Conversation> PlaceAsync(Incoming incoming, CancellationToken cancel)
    {
        var where = incoming.Where;
        var place = await db.Conversations.FirstOrDefaultAsync(
            place => place.Channel == incoming.Channel && place.ExternalId == where.ExternalId && place.Thread == where.Thread, cancel);
        if (place is null)
        {
            place = new Conversation
            {
                Channel = incoming.Channel,
                ExternalId = where.ExternalId,
                Thread = where.Thread,
                Kind = where.Kind,
                Language = languages.Nearest(incoming.LanguageHint),
            };
            db.Conversations.Add(place);
        }

        await TenantAsync(place, where.Tenant, cancel);
        place.Title = where.Title ?? place.Title;
        place.Route = where.Route ?? place.Route;
        place.Reachable = incoming.What is not Gone;
        place.GreetedAt = incoming.What is Gone ? null : place.GreetedAt;
        await db.SaveChangesAsync(cancel);
        return place;
    }

    /// <summary>What waits for a conversation goes along when it turns out to be in another tenant: that one's limits count.</summary>
    private async Task TenantAsync(Conversation place, string? tenant, CancellationToken cancel)
    {
        if (tenant is null || tenant == place.Tenant)
        {
            return;
        }

        place.Tenant = tenant;
        await db.Outbox
            .Where(row => row.ConversationId == place.Id && (row.State == OutboxState.Queued || row.State == OutboxState.Parked))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Lane, place.Lane), cancel);
    }

    private async Task<Address?> AddressAsync(Incoming incoming, Conversation place, CancellationToken cancel)
    {
        var address = await db.Addresses
            .Include(address => address.Member!.Memberships)
            .Include(address => address.Member!.Themes)
            .AsSplitQuery()
            .FirstOrDefaultAsync(address => address.Channel == incoming.Channel && address.ExternalId == incoming.From.ExternalId, cancel);
        if (address is not null && incoming.What is not Gone)
        {
            address.LastSeenAt = clock.GetUtcNow();
            address.ConversationId = place.Kind == ConversationKind.Personal ? place.Id : address.ConversationId;
        }

        return address;
    }
}
