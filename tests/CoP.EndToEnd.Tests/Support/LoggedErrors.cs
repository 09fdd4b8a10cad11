using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>Collects what the host logs as an error: a journey that ends well has none.</summary>
internal sealed class LoggedErrors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private volatile bool _isDeaf;

    public IEnumerable<string> Lines => _lines;

    /// <summary>What a dying host still says does not count.</summary>
    public void StopListening() => _isDeaf = true;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error && !_isDeaf;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
