using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Finds, or makes, the conversation of an event, and finds the member behind it.</summary>
internal sealed class SceneReader(
    CommunityDb db, TurnQueries queries, LostPlaces lost, IWords words, TimeProvider clock, OfferedLanguages languages)
{
    /// <summary>So exactly do we know when somebody was last seen: a row is not written at every word.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Whoever is away for less is not greeted again.</summary>
    private static readonly TimeSpan GreetingLasts = TimeSpan.FromHours(1);

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
        var place = await queries.Place(db, incoming.Channel, where.ExternalId, where.Thread, cancel);
        var isNew = place is null;
        place ??= Add(incoming, where);
        if (!incoming.IsLate)
        {
            await LearnAsync(place, incoming, cancel);
        }

        if (isNew)
        {
            await db.SaveChangesAsync(cancel); // Its id is asked for before the turn ends.
        }

        return place;
    }

    private Conversation Add(Incoming incoming, Place where)
    {
        var place = new Conversation
        {
            Channel = incoming.Channel,
            ExternalId = where.ExternalId,
            Thread = where.Thread,
            Kind = where.Kind,
            Language = languages.Nearest(incoming.LanguageHint),
        };
        db.Conversations.Add(place);
        return place;
    }

    private async Task LearnAsync(Conversation place, Incoming incoming, CancellationToken cancel)
    {
        await TenantAsync(place, incoming.Where.Tenant, cancel);
        place.Title = incoming.Where.Title ?? place.Title;
        place.Team = incoming.Where.Team ?? place.Team;
        place.Route = incoming.Where.Route ?? place.Route;
        await (incoming.What is Gone ? LoseAsync(place, cancel) : lost.FindAsync(place, cancel));
    }

    private async Task LoseAsync(Conversation place, CancellationToken cancel)
    {
        place.GreetedAt = clock.GetUtcNow() - place.GreetedAt < GreetingLasts ? place.GreetedAt : null;
        await db.SaveChangesAsync(cancel); // It may be new.
        await lost.LoseAsync(place, "blocked, removed, deleted or archived", cancel);
    }

    /// <summary>What waits for a conversation goes along when it turns out to be in another tenant: that one's limits count.</summary>
    private async Task TenantAsync(Conversation place, string? tenant, CancellationToken cancel)
    {
        if (tenant is null || tenant == place.Tenant)
        {
            return;
        }

        place.Tenant = tenant;
        if (db.Entry(place).State == EntityState.Added)
        {
            return; // Nothing waits for it yet.
        }

        await db.Outbox
            .Where(row => row.ConversationId == place.Id && (row.State == OutboxState.Queued || row.State == OutboxState.Parked))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Lane, place.Lane), cancel);
    }

    private async Task<Address?> AddressAsync(Incoming incoming, Conversation place, CancellationToken cancel)
    {
        var address = await queries.AddressAsync(db, incoming.Channel, incoming.From.ExternalId, cancel);
        if (address is not null && incoming.What is not Gone)
        {
            address.LastSeenAt = clock.GetUtcNow() is var now && (now - address.LastSeenAt).Duration() >= SeenEvery ? now : address.LastSeenAt;
            address.ConversationId = place.Kind == ConversationKind.Personal ? place.Id : address.ConversationId;
        }

        return address;
    }
}
