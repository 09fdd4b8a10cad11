using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Fetches a sent file before its turn begins: no transaction waits for a network. Only for a member who has a form open
/// there, and once: nobody else can make us fetch anything.
/// </summary>
internal sealed class AttachmentPrefetch(TurnPipeline turns, TurnQueries queries, IServiceScopeFactory scopes, TimeProvider clock) : ITurns
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel) =>
        await turns.HandleAsync(
            incoming.What switch
            {
                FileReceived { ToUs: true, Fetched: null } file => incoming with { What = await WithContentAsync(incoming, file, cancel) },
                MessageReceived { ToUs: true, Beside: FileReceived { Fetched: null } file } said => incoming with { What = said with { Beside = await WithContentAsync(incoming, file, cancel) } },
                _ => incoming,
            },
            cancel);

    public Task<IReadOnlyList<PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        turns.SearchAsync(channel, person, dataset, typed, cancel);

    private async Task<FileReceived> WithContentAsync(Incoming incoming, FileReceived file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (!await IsWaitedForAsync(scope.ServiceProvider.GetRequiredService<CommunityDb>(), incoming, cancel)
            || scope.ServiceProvider.GetKeyedService<IFileSource>(incoming.Channel) is not { } source)
        {
            return file;
        }

        var fetched = file.Size > Community.Files.StoredFile.LargestSize ? new FetchedFile.TooLarge() : await source.FetchAsync(file, cancel);
        return file with { Fetched = fetched };
    }

    private async Task<bool> IsWaitedForAsync(CommunityDb db, Incoming incoming, CancellationToken cancel)
    {
        var (where, person) = (incoming.Where, incoming.From.ExternalId);
        var member = await db.Addresses.Of(incoming.Channel, person)
            .Select(static address => address.Member).FirstOrDefaultAsync(cancel);
        return Permissions.Allows(member, Permission.TakePart, clock.GetUtcNow())
            && await db.Dialogs.AnyAsync(dialog => dialog.Person == person && db.Conversations.Any(conversation => conversation.Id == dialog.ConversationId
                && conversation.Channel == incoming.Channel && conversation.ExternalId == where.ExternalId && conversation.Thread == where.Thread), cancel)
            && (incoming.HasWaited || await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is null);
    }
}
