using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.KillHost;

/// <summary>Sees every statement that was executed, whichever database and context it was for, and notes what the transaction wrote.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly KillPoints _points;
    private readonly IDisposable _all;

    public Statements(KillPoints points)
    {
        _points = points;
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, static name => name == RelationalEventId.CommandExecuted.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Flow.Writes is { } writes && value.Value is CommandExecutedEventData { Command: var command })
        {
            Note(writes, command);
        }
    }

    public void OnCompleted()
    {
        // Listeners live as long as the process.
    }

    public void OnError(Exception error)
    {
        // Listeners report none.
    }

    public void Dispose() => _all.Dispose();

    private void Note(Writes writes, DbCommand command)
    {
        var inbox = Says(command, "INSERT INTO", "Inbox");
        writes.Inbox |= inbox;
        writes.Outbox |= Says(command, "INSERT INTO", "Outbox");
        if (Says(command, "UPDATE", "Outbox"))
        {
            writes.Sending |= Sets(command, "Sending");
            writes.Sent |= Sets(command, "Sent");
        }

        if (Says(command, "UPDATE", "Broadcasts"))
        {
            writes.Chunk |= Names(command, "Cursor");
            writes.LastChunk |= Names(command, "IsExpanded");
        }

        if (inbox && Flow.Turn is not null)
        {
            _points.Reach("I2a");
        }
    }

    /// <summary>With the quotes of any of the databases.</summary>
    private static bool Says(DbCommand command, string verb, string table) =>
        command.CommandText.Contains($"{verb} \"{table}\"", StringComparison.Ordinal)
        || command.CommandText.Contains($"{verb} [{table}]", StringComparison.Ordinal);

    private static bool Names(DbCommand command, string column) => command.CommandText.Contains(column, StringComparison.Ordinal);

    private static bool Sets(DbCommand command, string state) =>
        command.Parameters.Cast<DbParameter>().Any(parameter => state.Equals(parameter.Value as string, StringComparison.Ordinal))
        || command.CommandText.Split("WHERE")[0].Contains($"'{state}'", StringComparison.Ordinal);
}
