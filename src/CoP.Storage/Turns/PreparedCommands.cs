using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace CoP.Storage.Turns;

/// <summary>Commands that stay prepared on their connection, for as long as it is open. A connection is for one thread at a time, and so are they.</summary>
internal sealed partial class PreparedCommands(ILogger<PreparedCommands> log)
{
    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> _byConnection = [];

    /// <summary>Says something of a transaction: such a statement has no parameters, and is not counted among those that ask or change something.</summary>
    public void Run(DbConnection connection, string text, DbTransaction? transaction = null)
    {
        var command = Get(connection, text, static _ => { });
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    /// <summary>The same where the database is somewhere else.</summary>
    public async Task RunAsync(DbTransaction transaction, string text, CancellationToken cancel)
    {
        var command = Get(transaction.Connection!, text, static _ => { });
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <param name="connection">Open.</param>
    /// <param name="text">Names the command as well.</param>
    /// <param name="describe">Adds its parameters, the first time.</param>
    public DbCommand Get(DbConnection connection, string text, Action<DbCommand> describe)
    {
        var known = _byConnection.GetValue(connection, static opened => Keep(opened));
        if (!known.TryGetValue(text, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
            describe(command);
            known[text] = command;
        }

        return command;
    }

    /// <summary>What a connection had prepared ends with it.</summary>
    private static Dictionary<string, DbCommand> Keep(DbConnection connection)
    {
        Dictionary<string, DbCommand> known = new(StringComparer.Ordinal);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open)
            {
                known.Clear();
            }
        };
        return known;
    }

    /// <summary>To be said of each that was executed, as EF says of its own: so that whoever counts statements counts these too.</summary>
    [LoggerMessage(Level = LogLevel.Debug, EventName = "CommandExecuted", Message = "Executed {CommandText}")]
    public partial void Executed(string commandText);
}
