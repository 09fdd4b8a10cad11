using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CoP.Channels.Web;

/// <summary>Who sits at a side of the page, and the conversation there.</summary>
/// <param name="TimeZone">The IANA zone in which times are told them.</param>
internal sealed record Visitor(string ExternalId, string Name, string Language, string TimeZone, Conversation Conversation);

/// <summary>
/// Knows who may be tried out: the sample's members, whose addresses on the two sides the sample loader made, and
/// strangers, also after they joined with a code. Real members cannot be chosen, so nobody speaks for them.
/// </summary>
internal sealed partial class Visitors(ITransactions transactions, ILocalizer words, IOptions<CommunityOptions> options, TimeProvider clock)
{
    /// <summary>The visitor with the conversation of this side, made when it is new; null when nobody may be that person.</summary>
    public Task<Visitor?> FindAsync(string side, string? id, CancellationToken cancel) =>
        transactions.RunAsync((services, token) => FindAsync(services.GetRequiredService<CommunityDb>(), side, id, token), cancel);

    /// <summary>Seats someone at this side: notices come here from now on, in the language if one is given.</summary>
    public Task<Visitor?> SeatAsync(string side, string? id, string? language, CancellationToken cancel) =>
        transactions.RunAsync(async (services, token) =>
        {
            var db = services.GetRequiredService<CommunityDb>();
            if (await FindAsync(db, side, id, token) is not { } visitor)
            {
                return null;
            }

            visitor.Conversation.Language = language ?? visitor.Conversation.Language;
            await PreferAsync(db, visitor, language, token);
            return visitor with { Language = language ?? visitor.Language };
        }, cancel);

    private async Task<Visitor?> FindAsync(CommunityDb db, string side, string? id, CancellationToken cancel)
    {
        if (id is null || side is not (ChannelNames.Desk or ChannelNames.Phone))
        {
            return null;
        }

        var member = await MemberAsync(db, side, id, cancel);
        if (member?.IsSample != true && !Stranger().IsMatch(id))
        {
            return null;
        }

        var conversation = await ConversationAsync(db, side, id, cancel);
        var language = member?.Language ?? conversation.Language ?? Languages.English;
        return new Visitor(
            id, member?.Name ?? words.Say("tryout.stranger", language), language, options.Value.ZoneOf(member?.TimeZone).Id, conversation);
    }

    private static Task<Member?> MemberAsync(CommunityDb db, string side, string id, CancellationToken cancel) =>
        db.Addresses.Of(side, id)
            .Select(address => address.Member).SingleOrDefaultAsync(cancel);

    private static async Task<Conversation> ConversationAsync(CommunityDb db, string side, string id, CancellationToken cancel)
    {
        var externalId = $"{side}:{id}";
        var known = await db.Conversations.SingleOrDefaultAsync(
            conversation => conversation.Channel == side && conversation.ExternalId == externalId, cancel);
        return known ?? await NewConversationAsync(db, side, externalId, cancel);
    }

    private static async Task<Conversation> NewConversationAsync(CommunityDb db, string side, string externalId, CancellationToken cancel)
    {
        var made = db.Conversations.Add(new Conversation { Channel = side, ExternalId = externalId });
        await db.SaveChangesAsync(cancel);
        return made.Entity;
    }

    private async Task PreferAsync(CommunityDb db, Visitor visitor, string? language, CancellationToken cancel)
    {
        var (side, id) = (visitor.Conversation.Channel, visitor.ExternalId);
        var addresses = await db.Addresses.Include(address => address.Member)
            .Where(address => db.Addresses.Any(here => here.Channel == side && here.ExternalId == id && here.MemberId == address.MemberId))
            .ToListAsync(cancel);
        foreach (var address in addresses)
        {
            address.Preferred = address.Channel == side && address.ExternalId == id;
        }

        if (addresses.Find(address => address.Preferred) is { } here)
        {
            (here.ConversationId, here.LastSeenAt) = (visitor.Conversation.Id, clock.GetUtcNow());
            here.Member!.Language = language ?? here.Member.Language;
        }
    }

    [GeneratedRegex("^stranger-[a-z0-9]{6,32}$")]
    private static partial Regex Stranger();
}
