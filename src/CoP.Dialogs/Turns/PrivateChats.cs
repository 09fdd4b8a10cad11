using CoP.Community;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>Where somebody is alone with us, for what they begin in another place.</summary>
public interface IPrivateChats
{
    /// <summary>Null for whoever takes no part, and where we cannot speak to them.</summary>
    Task<ConversationAddress?> FindAsync(string channel, string person, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class PrivateChats(IServiceScopeFactory scopes, TimeProvider clock) : IPrivateChats
{
    public async Task<ConversationAddress?> FindAsync(string channel, string person, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var address = await db.Addresses.Include(static address => address.Member).Of(channel, person).FirstOrDefaultAsync(cancel);
        return Permissions.Allows(address?.Member, Permission.TakePart, clock.GetUtcNow())
            && await db.Conversations.FirstOrDefaultAsync(chat => chat.Id == address!.ConversationId && chat.Reachable, cancel) is { } chat
                ? new ConversationAddress(chat.ExternalId, chat.Kind) { Thread = chat.Thread }
                : null;
    }
}
