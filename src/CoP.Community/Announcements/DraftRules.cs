using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Announcements;

/// <summary>What an announcement must be before it is kept, whoever writes it.</summary>
public sealed class DraftRules(CommunityDb db, TimeProvider clock)
{
    public async Task<Refusal?> CheckAsync(Member actor, AnnouncementDraft draft, CancellationToken cancel)
    {
        var conversation = draft.ConversationId is { } id ? await PlaceAsync(id, cancel) : null;
        return draft switch
        {
            { Texts.Count: 0 } => new AnnouncementEmpty(),
            { ConversationId: not null } when conversation is null => new PlaceNotReachable(),
            { StartsAt: { } start } when start <= clock.GetUtcNow() => new StartsInThePast(),
            _ => AnnouncementScope.Check(actor, draft.Audience, conversation, draft.Urgent, clock.GetUtcNow()),
        };
    }

    private Task<Conversation?> PlaceAsync(long id, CancellationToken cancel) => db.Conversations.FirstOrDefaultAsync(
        conversation => conversation.Id == id && conversation.Kind != ConversationKind.Personal && conversation.Reachable, cancel);
}
