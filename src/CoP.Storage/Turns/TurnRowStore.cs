using System.Data.Common;
using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Turns;

/// <inheritdoc cref="ITurnRows"/>
internal sealed class TurnRowStore(CommunityDb db, TurnStatements statements, PreparedCommands commands, SendOrigins? origins = null) : ITurnRows
{
    private readonly List<InboxEntry> _events = [];
    private readonly List<OutboxMessage> _messages = [];

    public async Task<TurnRows> ReadAsync(TurnKey key, CancellationToken cancel)
    {
        var command = commands.Get(db.Database.GetDbConnection(), statements.Read, statements.AddParameters);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        statements.SetParameters(command, key);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        commands.Executed(statements.Read);
        var known = await FirstAsync(reader, statements.Inbox, cancel);
        await reader.NextResultAsync(cancel);
        var repeats = await reader.ReadAsync(cancel);
        await reader.NextResultAsync(cancel);
        var place = await FirstAsync(reader, statements.Conversations, cancel);
        var isBusy = place is not null && Convert.ToInt32(reader.GetValue(reader.FieldCount - 1), CultureInfo.InvariantCulture) != 0;
        var address = await NextAsync(reader, statements.Addresses, cancel) is [var found] ? found : null;
        var member = await NextAsync(reader, statements.Members, cancel) is [var who] ? who : null;
        var memberships = await NextAsync(reader, statements.Memberships, cancel);
        var themes = await NextAsync(reader, statements.Themes, cancel);
        var dialog = await NextAsync(reader, statements.Dialogs, cancel) is [var begun] ? begun : null;
        member?.Memberships.AddRange(memberships);
        member?.Themes.AddRange(themes);
        if (address is not null)
        {
            address.Member = member;
        }

        Track([place, member, .. memberships, .. themes, address, dialog]);
        return new TurnRows(known, repeats, place, isBusy, address, dialog);
    }

    public void Add(InboxEntry entry) => _events.Add(entry);

    public bool TryAdd(OutboxMessage row)
    {
        if (row is not { Conversation: null, ConversationId: > 0, MemberId: null or > 0 } || HasUnwritten())
        {
            return false;
        }

        _messages.Add(row);
        return true;
    }

    /// <summary>Whether anything that was added has to be sent by whoever looks for it.</summary>
    public bool Queues => _messages.Exists(static row => row.State == OutboxState.Queued);

    /// <summary>Of all that was added, in the order in which it was.</summary>
    public IEnumerable<PreparedWrite> Added() =>
    [
        .. _events.Select(entry => statements.Inbox.Insert(entry, static _ => { })),
        .. _messages.Select(row => statements.Outbox.Insert(row, id => Number(row, id))),
    ];

    /// <summary>Of what has changed in the rows that are a turn's own; null when anything else has changed, which has to be written as everywhere.</summary>
    public IReadOnlyList<PreparedWrite>? Changed()
    {
        if (!db.ChangeTracker.HasChanges())
        {
            return [];
        }

        var changes = db.ChangeTracker.Entries().Where(static entry => entry.State != EntityState.Unchanged).Select(Change).ToList();
        return changes.Contains(null) ? null : [.. changes.OfType<PreparedWrite>()];
    }

    private void Number(OutboxMessage row, long id)
    {
        row.Id = id;
        if (row.Origin != default)
        {
            origins?.Note(row);
        }
    }

    private PreparedWrite? Change(EntityEntry entry) => entry.Entity switch
    {
        StoredDialog dialog => Change(statements.Dialogs, db.Entry(dialog)),
        Address address => Change(statements.Addresses, db.Entry(address)),
        _ => null,
    };

    private static PreparedWrite? Change<T>(RowShape<T> shape, EntityEntry<T> entry)
        where T : class => entry.State switch
        {
            EntityState.Added => shape.Insert(entry.Entity, static _ => { }),
            EntityState.Modified => shape.Update(entry),
            EntityState.Deleted => shape.Delete(entry),
            _ => null,
        };

    /// <summary>Messages that are to be written with all else; to look for changes is not needed for that.</summary>
    private bool HasUnwritten()
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var has = db.ChangeTracker.Entries<OutboxMessage>().Any(static row => row.State == EntityState.Added);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return has;
    }

    /// <summary>As EF tracks what it reads, each for itself: to attach a graph costs twice as much.</summary>
    private void Track(ReadOnlySpan<object?> read)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var one in read)
        {
            if (one is not null)
            {
                db.Entry(one).State = EntityState.Unchanged;
            }
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private static async Task<T?> FirstAsync<T>(DbDataReader reader, RowShape<T> shape, CancellationToken cancel)
        where T : class => await reader.ReadAsync(cancel) ? shape.Read(reader) : null;

    private static async Task<List<T>> NextAsync<T>(DbDataReader reader, RowShape<T> shape, CancellationToken cancel)
        where T : class
    {
        await reader.NextResultAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(shape.Read(reader));
        }

        return rows;
    }
}
