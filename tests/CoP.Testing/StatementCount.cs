using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoP.Testing;

/// <summary>Counts the statements that go to the database through EF or beside it, as a logger of them; a batch is one.</summary>
public sealed class StatementCount : ILoggerProvider, ILogger
{
    /// <summary>Where EF logs its statements.</summary>
    private const string Category = "Microsoft.EntityFrameworkCore.Database.Command";

    /// <summary>Where those are logged that are written by hand.</summary>
    private const string Prepared = "CoP.Storage.Turns.PreparedCommands";

    private static readonly string[] Executed = [$"{Category}.CommandExecuted", "CommandExecuted"];
    private readonly ConcurrentQueue<string> _texts = new();

    public int Count => _texts.Count;

    /// <summary>In their order, each on one line, with names between the same marks wherever they were asked.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    /// <summary>Has it told of all statements, whatever else is logged.</summary>
    public ILoggingBuilder ListenTo(ILoggingBuilder logs) => logs.AddProvider(this)
        .AddFilter<StatementCount>(Category, LogLevel.Information).AddFilter<StatementCount>(Prepared, LogLevel.Debug);

    public void Reset() => _texts.Clear();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Executed.Contains(eventId.Name))
        {
            _texts.Enqueue(Text(state));
        }
    }

    public void Dispose()
    {
    }

    private static string Text<TState>(TState state) =>
        (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(static part => part.Key is "commandText" or "CommandText").Value is string text
            ? string.Join(' ', text.Replace("SET NOCOUNT ON;", "", StringComparison.Ordinal).Replace('[', '"').Replace(']', '"').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "";
}
