using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoP.Bot.Tests.Staging;

/// <summary>Keeps every line that the host logs, with its scopes, as an operator's log would.</summary>
internal sealed class LogLines : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IEnumerable<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Category(string name, LogLines all) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = new StringWriter();
            line.Write($"{logLevel} {name}: {formatter(state, exception)} {exception}");
            all._scopes.ForEachScope(static (scope, to) => to.Write($" [{scope}]"), line);
            all._lines.Enqueue(line.ToString());
        }
    }
}
