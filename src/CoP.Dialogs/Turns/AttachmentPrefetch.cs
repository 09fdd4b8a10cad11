using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Dialogs.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Fetches a sent file before its turn begins: no transaction waits for a network, or for what reads it. Only for a member, where they have a
/// form open, are alone with us or give a command that takes a file, and once: nobody else can make us fetch anything.
/// </summary>
internal sealed class AttachmentPrefetch(TurnPipeline turns, TurnQueries queries, IFileTexts texts, CommandWords commands, FeatureCatalog catalog, IServiceScopeFactory scopes, TimeProvider clock) : ITurns
{
    public async Task<TurnOutcome> HandleAsync(Incoming incoming, CancellationToken cancel) =>
        await turns.HandleAsync(
            incoming.What switch
            {
                FileReceived { ToUs: true, Fetched: null } file => incoming with { What = await WithContentAsync(incoming, file, cancel) },
                MessageReceived { ToUs: true, Beside: FileReceived { Fetched: null } file } said => incoming with { What = said with { Beside = await WithContentAsync(incoming, file, cancel) } },
                MessageReceived { ToUs: true, QuotedFile: { Fetched: null } file } said when TakesFile(said) => incoming with { What = said with { QuotedFile = await WithContentAsync(incoming, file, cancel) } },
                _ => incoming,
            },
            cancel);

    public Task<IReadOnlyList<PromptOption>> SearchAsync(string channel, string person, string dataset, string typed, CancellationToken cancel) =>
        turns.SearchAsync(channel, person, dataset, typed, cancel);

    private async Task<FileReceived> WithContentAsync(Incoming incoming, FileReceived file, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDb>();
        var form = await FormAsync(db, incoming, cancel);
        var isMeant = file.Content == OtherContent.File && (incoming.What is MessageReceived said ? TakesFile(said) : form is not null && catalog.Action(form)?.TakesFile == true);
        if (!(form is not null || isMeant || MayBeShared(incoming, file)) || !await IsNewFromMemberAsync(db, incoming, cancel)
            || scope.ServiceProvider.GetKeyedService<IFileSource>(incoming.Channel) is not { } source)
        {
            return file;
        }

        var fetched = file.Size > StoredFile.LargestSize ? new FetchedFile.TooLarge() : await source.FetchAsync(file, cancel);
        var read = (isMeant || form is null) && fetched is FetchedFile.Arrived arrived ? await texts.ReadAsync(file.Name, arrived.Content, cancel) : null;
        return file with { Fetched = fetched, Read = read };
    }

    private bool TakesFile(MessageReceived said) => commands.Read(said.Text) is var (name, _) && catalog.Action(name)?.TakesFile == true;

    /// <summary>A document in the private chat; a picture there is more often a greeting.</summary>
    private static bool MayBeShared(Incoming incoming, FileReceived file) => incoming is { Where.Kind: ConversationKind.Personal, Album: null, What: FileReceived } && file.Content == OtherContent.File;

    private async Task<bool> IsNewFromMemberAsync(CommunityDb db, Incoming incoming, CancellationToken cancel)
    {
        var member = await db.Addresses.Of(incoming.Channel, incoming.From.ExternalId).Select(static address => address.Member).FirstOrDefaultAsync(cancel);
        return Permissions.Allows(member, Permission.TakePart, clock.GetUtcNow())
            && (incoming.HasWaited || await queries.Known(db, incoming.Channel, incoming.Bot, incoming.ExternalId, cancel) is null);
    }

    /// <summary>The name of the form that they are in; null for none.</summary>
    private static async Task<string?> FormAsync(CommunityDb db, Incoming incoming, CancellationToken cancel)
    {
        var (where, person) = (incoming.Where, incoming.From.ExternalId);
        var open = await db.Dialogs.Where(dialog => dialog.Person == person && db.Conversations.Any(conversation => conversation.Id == dialog.ConversationId
            && conversation.Channel == incoming.Channel && conversation.ExternalId == where.ExternalId && conversation.Thread == where.Thread)).AsNoTracking().FirstOrDefaultAsync(cancel);
        return open is null ? null : DialogStore.Read(open)?.Form ?? "";
    }
}
