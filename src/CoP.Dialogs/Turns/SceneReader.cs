using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Finds, or makes, the conversation of an event, and finds the member behind it.</summary>
internal sealed class SceneReader(CommunityDb db, IWords words, TimeProvider clock)
{
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
                Language = Languages.Nearest(incoming.LanguageHint),
            };
            db.Conversations.Add(place);
        }

        if (!incoming.IsLate)
        {
            Learn(place, incoming);
        }

        await db.SaveChangesAsync(cancel);
        return place;
    }

    private void Learn(Conversation place, Incoming incoming)
    {
        place.Title = incoming.Where.Title ?? place.Title;
        place.Route = incoming.Where.Route ?? place.Route;
        if (incoming.What is Gone)
        {
            place.Lose("blocked, removed or uninstalled", clock.GetUtcNow());
            place.GreetedAt = null;
        }
        else
        {
            place.Find();
        }
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
