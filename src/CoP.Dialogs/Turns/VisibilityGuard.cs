using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>
/// The one place that decides who reads what an action says. Where others read along only that is said which all of them may
/// read: the rest goes to the member's private chat, and in a place that is not bound to the community nothing is said.
/// </summary>
public sealed class VisibilityGuard(CommunityDb db)
{
    /// <summary>The turn as this action may use it: with its permission, and among its readers. Null after having said why not.</summary>
    public async Task<TurnContext?> AdmitsAsync(TurnContext turn, ActionDescription action, CancellationToken cancel)
    {
        if (!PermissionGuard.Admits(turn, action.Needs))
        {
            return null;
        }

        if (turn.IsPersonal || action.Visibility == Visibility.Anybody)
        {
            return turn;
        }

        if (await IsBoundAsync(turn.Conversation, cancel))
        {
            return action.Visibility == Visibility.Members ? turn : await AsideAsync(turn, cancel);
        }

        turn.Remark("turn.writePrivately");
        return null;
    }

    /// <summary>The turn for the member alone.</summary>
    public async Task<TurnContext> AsideAsync(TurnContext turn, CancellationToken cancel) =>
        turn.IsPersonal ? turn : turn.Aside(await HomeAsync(turn, cancel));

    /// <summary>The private chat of whoever acts here, if it can be reached.</summary>
    public Task<Conversation?> HomeAsync(TurnContext turn, CancellationToken cancel) =>
        db.Conversations.FirstOrDefaultAsync(conversation => turn.Address != null && conversation.Id == turn.Address.ConversationId && conversation.Reachable, cancel);

    // A thread or a topic has the members of the chat that it is in.
    private Task<bool> IsBoundAsync(Conversation conversation, CancellationToken cancel) => db.Conversations.AnyAsync(
        known => known.Channel == conversation.Channel && known.ExternalId == conversation.ExternalId && known.BoundGroupId != null, cancel);
}
