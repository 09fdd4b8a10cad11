using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CoP.KillHost;

/// <summary>Sees every statement that was executed, by EF or beside it, whichever database and context it was for, and notes what the transaction wrote.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, ILoggerProvider, ILogger
{
    private const string Prepared = "CoP.Storage.Turns.PreparedCommands";
    private readonly KillPoints _points;
    private readonly IDisposable _all;

    public Statements(KillPoints points)
    {
        _points = points;
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>Has it told of those that EF knows nothing of.</summary>
    public ILoggingBuilder ListenTo(ILoggingBuilder logs) => logs.AddProvider(this).AddFilter<Statements>(null, LogLevel.None).AddFilter<Statements>(Prepared, LogLevel.Debug);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Flow.Writes is { } writes && eventId.Name == "CommandExecuted")
        {
            Note(writes, formatter(state, exception));
        }
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
            var text = command.CommandText;
            Note(writes, text);
            if (Says(text, "UPDATE", "Outbox"))
            {
                writes.Sending |= Sets(command, "Sending");
                writes.Sent |= Sets(command, "Sent");
            }
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

    private void Note(Writes writes, string text)
    {
        var (inbox, outbox) = (Says(text, "INSERT INTO", "Inbox"), Says(text, "INSERT INTO", "Outbox"));
        writes.Inbox |= inbox;
        writes.Outbox |= outbox;
        if (Says(text, "UPDATE", "Broadcasts"))
        {
            writes.Chunk |= Names(text, "Cursor");
            writes.LastChunk |= Names(text, "IsExpanded");
        }

        if (inbox && Flow.Turn is not null)
        {
            _points.Reach("I2a");
        }

        if (outbox && writes.Inbox && Flow.Turn is not null)
        {
            _points.Reach("I2c");
        }
    }

    /// <summary>With the quotes of any of the databases.</summary>
    private static bool Says(string text, string verb, string table) =>
        text.Contains($"{verb} \"{table}\"", StringComparison.Ordinal) || text.Contains($"{verb} [{table}]", StringComparison.Ordinal);

    private static bool Names(string text, string column) => text.Contains(column, StringComparison.Ordinal);

    private static bool Sets(DbCommand command, string state) =>
        command.Parameters.Cast<DbParameter>().Any(parameter => state.Equals(parameter.Value as string, StringComparison.Ordinal))
        || command.CommandText.Split("WHERE")[0].Contains($"'{state}'", StringComparison.Ordinal);
}
