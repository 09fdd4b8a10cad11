using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoP.Testing;

/// <summary>Counts the statements that EF sends to the database, as a logger of it; a batch is one.</summary>
public sealed class StatementCount : ILoggerProvider, ILogger
{
    /// <summary>Where EF logs its statements.</summary>
    public const string Category = "Microsoft.EntityFrameworkCore.Database.Command";

    private const string Executed = $"{Category}.CommandExecuted";
    private readonly ConcurrentQueue<string> _texts = new();

    public int Count => _texts.Count;

    /// <summary>In their order, each on one line.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    public void Reset() => _texts.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == Executed)
        {
            _texts.Enqueue(Text(state));
        }
    }

    public void Dispose()
    {
    }

    private static string Text<TState>(TState state) =>
        (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(static part => part.Key == "commandText").Value is string text
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";
}
