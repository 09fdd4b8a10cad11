using Microsoft.Extensions.Logging;

namespace CoP.Testing;

/// <summary>Counts the statements that EF sends to the database, as a logger of it.</summary>
public sealed class StatementCount : ILoggerProvider, ILogger
{
    private const string Executed = "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted";
    private int _count;

    public int Count => _count;

    public void Reset() => _count = 0;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Interlocked.Add(ref _count, eventId.Name == Executed ? 1 : 0);

    public void Dispose()
    {
    }
}
