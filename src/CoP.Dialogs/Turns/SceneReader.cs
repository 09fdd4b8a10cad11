using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>Finds, or makes, the conversation of an event, and finds the member behind it.</summary>
internal sealed class SceneReader(CommunityDb db, TurnQueries queries, IWords words, TimeProvider clock)
{
    /// <summary>So exactly do we know when somebody was last seen: a row is not written at every word.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    public async Task<TurnContext> ReadAsync(Incoming incoming, CancellationToken cancel)
    {
        var place = await PlaceAsync(incoming, cancel);
        var address = await AddressAsync(incoming, place, cancel);
        var language = address?.Member?.Language ?? place.Language ?? Languages.Nearest(incoming.LanguageHint) ?? Languages.English;
        return new TurnContext(incoming, place, address, language, words, clock.GetUtcNow());
    }

    private async Task<Conversation> PlaceAsync(Incoming incoming, CancellationToken cancel)
    {
        var where = incoming.Where;
        var place = await queries.Place(db, incoming.Channel, where.ExternalId, where.Thread, cancel);
        var isNew = place is null;
        place ??= Add(incoming, where);
        place.Title = where.Title ?? place.Title;
        place.Route = where.Route ?? place.Route;
        place.Reachable = incoming.What is not Gone;
        place.GreetedAt = incoming.What is Gone ? null : place.GreetedAt;
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
            Language = Languages.Nearest(incoming.LanguageHint),
        };
        db.Conversations.Add(place);
        return place;
    }

    private async Task<Address?> AddressAsync(Incoming incoming, Conversation place, CancellationToken cancel)
    {
        var address = await queries.Address(db, incoming.Channel, incoming.From.ExternalId, cancel);
        if (address is not null && incoming.What is not Gone)
        {
            address.LastSeenAt = clock.GetUtcNow() is var now && now - address.LastSeenAt >= SeenEvery ? now : address.LastSeenAt;
            address.ConversationId = place.Kind == ConversationKind.Personal ? place.Id : address.ConversationId;
        }

        return address;
    }
}
