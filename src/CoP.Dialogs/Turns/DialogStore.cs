using System.Text.Json;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Forms;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Turns;

/// <summary>Loads and saves where somebody is in a form, per conversation and person.</summary>
public sealed class DialogStore(CommunityDb db, TurnQueries queries, VisibilityGuard discretion)
{
    /// <summary>What this turn has read or made; null for none. Asking EF for what it tracks costs a look at all of it, each time.</summary>
    private readonly Dictionary<(long Conversation, string Person), StoredDialog?> _rows = [];

    /// <summary>
    /// Where a form goes on: here in a personal chat, or on a card that only its presser sees; from a group into the
    /// person's private chat. Null, after having said so, when there is none.
    /// </summary>
    public async Task<Conversation?> HomeAsync(TurnContext turn, CancellationToken cancel)
    {
        if (turn.Conversation.Kind == ConversationKind.Personal || turn.Incoming.AnswersInResponse)
        {
            return turn.Conversation;
        }

        var home = await discretion.HomeAsync(turn, cancel);
        if (home is null)
        {
            turn.Remark("turn.writePrivately");
        }

        return home;
    }

    /// <summary>The form that was opened or answered last, over all that are open here.</summary>
    public Task<DialogState?> LoadAsync(TurnContext turn, CancellationToken cancel) => LoadAsync(turn, turn.Conversation, cancel);

    public async Task<DialogState?> LoadAsync(TurnContext turn, Conversation home, CancellationToken cancel) =>
        await RowAsync(home.Id, turn, cancel) is { } row ? Read(row) : null;

    /// <summary>The same, if nothing in this turn has changed it.</summary>
    public async Task<DialogState?> LoadUntouchedAsync(TurnContext turn, CancellationToken cancel) =>
        await RowAsync(turn.Conversation.Id, turn, cancel) is { } row && db.Entry(row).State == EntityState.Unchanged ? Read(row) : null;

    /// <summary>Keeps a form and those below it.</summary>
    public async Task SaveAsync(TurnContext turn, Conversation home, DialogState state, CancellationToken cancel)
    {
        var row = await RowAsync(home.Id, turn, cancel);
        if (row is null)
        {
            row = new StoredDialog { ConversationId = home.Id, Person = turn.Incoming.From.ExternalId, State = "" };
            db.Dialogs.Add(row);
            _rows[(home.Id, row.Person)] = row;
        }

        (row.State, row.TouchedAt) = (DialogJson.Write(state), turn.Now);
    }

    /// <summary>Closes one form. Those below it stay, and so does what its end may have begun.</summary>
    public async Task EndAsync(TurnContext turn, DialogState ended, CancellationToken cancel)
    {
        if (await RowAsync(turn.Conversation.Id, turn, cancel) is not { } row)
        {
            return;
        }

        if (Read(row)?.Without(ended) is { } rest)
        {
            await SaveAsync(turn, turn.Conversation, rest, cancel);
        }
        else
        {
            db.Dialogs.Remove(row);
            _rows[(row.ConversationId, row.Person)] = null;
        }
    }

    /// <summary>A state that this version cannot read would stop everything that this person writes: it counts as none.</summary>
    internal static DialogState? Read(StoredDialog row)
    {
        try
        {
            return DialogJson.Read(row.State);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<StoredDialog?> RowAsync(long conversationId, TurnContext turn, CancellationToken cancel)
    {
        var person = turn.Incoming.From.ExternalId;
        if (!_rows.TryGetValue((conversationId, person), out var row))
        {
            _rows[(conversationId, person)] = row = conversationId == turn.Conversation.Id ? turn.OpenDialog : await queries.Dialog(db, conversationId, person, cancel);
        }

        return row;
    }
}
