using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Turns;

/// <summary>A statement that writes one row, with its values.</summary>
/// <param name="Text">The same for all such rows, so that it stays prepared.</param>
/// <param name="Describe">Adds its parameters, the first time.</param>
/// <param name="Values">As the database keeps them, in the order of the parameters.</param>
/// <param name="Written">Gets the id that the database made; null when it makes none: then exactly one row must be there to be changed.</param>
internal sealed record PreparedWrite(string Text, Action<DbCommand> Describe, object?[] Values, Action<long>? Written)
{
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed or deleted the row.</exception>
    public async Task RunAsync(PreparedCommands commands, DbTransaction transaction, CancellationToken cancel)
    {
        var command = commands.Get(transaction.Connection!, Text, Describe);
        command.Transaction = transaction;
        Fill(command);

        if (Written is not null)
        {
            Written((long)(await command.ExecuteScalarAsync(cancel))!);
            commands.Executed(Text);
            return;
        }

        var changed = await command.ExecuteNonQueryAsync(cancel);
        commands.Executed(Text);
        if (changed != 1)
        {
            throw new DbUpdateConcurrencyException("Somebody else has changed the row since it was read.");
        }
    }

    /// <summary>Gives the parameters their values.</summary>
    public void Fill(DbCommand command)
    {
        for (var at = 0; at < Values.Length; at++)
        {
            command.Parameters[at].Set(Values[at]);
        }
    }
}
