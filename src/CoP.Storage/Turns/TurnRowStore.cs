using System.Data.Common;
using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoP.Storage.Turns;

/// <inheritdoc cref="ITurnRows"/>
internal sealed class TurnRowStore(CommunityDb db, TurnStatements statements, PreparedCommands commands) : ITurnRows
{
    private readonly List<InboxEntry> _events = [];
    private readonly List<OutboxMessage> _messages = [];

    public async Task<TurnRows> ReadAsync(TurnKey key, CancellationToken cancel)
    {
        var command = Command(statements.Read, TurnStatements.AddParameters);
        statements.SetParameters(command, key);
        await using var reader = await command.ExecuteReaderAsync(cancel);
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

        db.AttachRange(new object?[] { place, address, dialog }.OfType<object>());
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

    /// <summary>Writes what was added.</summary>
    /// <returns>Whether anything of it has to be sent by whoever looks for it.</returns>
    public async Task<bool> WriteAsync(CancellationToken cancel)
    {
        foreach (var entry in _events)
        {
            await InsertAsync(statements.Inbox, entry, cancel);
        }

        foreach (var row in _messages)
        {
            row.Id = await InsertAsync(statements.Outbox, row, cancel);
        }

        return _messages.Exists(static row => row.State == OutboxState.Queued);
    }

    /// <summary>Messages that are to be written with all else; to look for changes is not needed for that.</summary>
    private bool HasUnwritten()
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var has = db.ChangeTracker.Entries<OutboxMessage>().Any(static row => row.State == EntityState.Added);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return has;
    }

    private async Task<long> InsertAsync<T>(RowShape<T> shape, T row, CancellationToken cancel)
        where T : class
    {
        var command = Command(shape.Insert, shape.AddParameters);
        shape.SetParameters(command, row);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private DbCommand Command(string text, Action<DbCommand> describe)
    {
        var command = commands.Get(db.Database.GetDbConnection(), text, describe);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
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
