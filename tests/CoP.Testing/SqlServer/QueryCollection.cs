using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace CoP.Testing.SqlServer;

/// <summary>
/// Listens to the queries that a test process has EF compile, whichever database it runs on, and writes down what each would be on SQL Server: into a
/// file of the process's own in the folder that <see cref="Variable"/> names. Without it nobody listens.
/// </summary>
public sealed class QueryCollection : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public const string Variable = "COP_TESTS_QUERIES";

    private static readonly Lazy<QueryCollection?> Begun = new(static () => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? new QueryCollection(folder) : null);

    private readonly Lock _lock = new();
    private readonly QueryTranslation _translation = new();
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<Expression> _known = new(ExpressionEqualityComparer.Instance); // EF compiles one again when it has forgotten it.
    private readonly string _file;

    private QueryCollection(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, $"{Assembly.GetEntryAssembly()?.GetName().Name}-{Environment.ProcessId}-{Guid.NewGuid():n}.jsonl");
        DiagnosticListener.AllListeners.Subscribe(this);
    }

    /// <summary>From now on, if anybody wants it.</summary>
    public static void BeginIfAsked() => _ = Begun.Value;

    /// <summary>All that was written into a folder, each statement once.</summary>
    public static List<Statement> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*.jsonl").SelectMany(File.ReadLines).Select(static line => JsonSerializer.Deserialize<Statement>(line)!).DistinctBy(static one => (one.Sql, one.Fault))];

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, static name => name == CoreEventId.QueryCompilationStarting.Name);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is QueryExpressionEventData { Context: { } db, Expression: var query } && db.Database.ProviderName?.EndsWith("SqlServer", StringComparison.Ordinal) == false)
        {
            lock (_lock)
            {
                if (_known.Add(query))
                {
                    Note(query);
                }
            }
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    /// <summary>Whatever happens here is written down and never disturbs who asks.</summary>
    private void Note(Expression query)
    {
        IReadOnlyList<Statement> statements;
        try
        {
            statements = _translation.Translate(query);
        }
        catch (Exception fault)
        {
            statements = [new Statement(query.ToString(), []) { Fault = fault.Message }];
        }

        List<Statement> fresh = [.. statements.Where(one => _written.Add(one.Sql))];
        if (fresh.Count > 0)
        {
            var from = Caller();
            File.AppendAllLines(_file, fresh.Select(one => JsonSerializer.Serialize(one with { From = from })));
        }
    }

    /// <summary>The first of our own methods on the way here that is not of the storage or of this.</summary>
    private static string? Caller() => new StackTrace(fNeedFileInfo: true).GetFrames()
        .Where(static frame => frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name is { } name && name.StartsWith("CoP.", StringComparison.Ordinal) && name is not ("CoP.Storage" or "CoP.Testing"))
        .Select(static frame => $"{frame.GetMethod()!.DeclaringType!.FullName} ({Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()})").FirstOrDefault();
}
