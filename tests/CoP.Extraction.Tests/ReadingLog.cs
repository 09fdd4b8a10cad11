using Microsoft.Extensions.Logging;

namespace CoP.Extraction.Tests;

/// <summary>What the last reading noted of itself, by the names of the figures.</summary>
internal sealed class ReadingLog : ILogger<ExtractionProcess>
{
    private readonly Dictionary<string, object?> _noted = [];

    public string Said { get; private set; } = "";

    public object? this[string name] => _noted.GetValueOrDefault(name);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Said += formatter(state, exception);
        foreach (var (name, value) in state as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            _noted[name] = value;
        }
    }
}
