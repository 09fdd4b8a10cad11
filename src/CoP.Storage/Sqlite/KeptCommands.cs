using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Lets the connection that writes keep its prepared statements: turns say the same few things again and again, and SQLite would
/// parse and plan them each time. It is for one thread at a time, as that connection is.
/// </summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    // Lists of values make a text of their own for each length; those that come after this many are not kept.
    private const int Most = 200;

    // So long is only an insert of many rows, which is another one each time.
    private const int LongestText = 8000;

    private readonly Dictionary<string, KeptCommand> _byText = new(StringComparer.Ordinal);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (Find((SqliteCommand)result) is not { } kept)
        {
            return result;
        }

        kept.TakeOver((SqliteCommand)result);
        result.Dispose();
        return kept;
    }

    /// <summary>To be called before the connection is closed: statements belong to what it had open.</summary>
    public void Forget()
    {
        foreach (var command in _byText.Values)
        {
            command.End();
        }

        _byText.Clear();
    }

    /// <summary>Null when it is at work already (a query inside the reading of the same query), or when there are too many.</summary>
    private KeptCommand? Find(SqliteCommand asked)
    {
        if (_byText.TryGetValue(asked.CommandText, out var kept))
        {
            return kept.IsAtWork ? null : kept;
        }

        return _byText.Count < Most && asked.CommandText.Length <= LongestText ? _byText[asked.CommandText] = new KeptCommand(asked) : null;
    }

    /// <summary>A command that survives its disposal, and with it its prepared statement.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        public KeptCommand(SqliteCommand first)
            : base(first.CommandText, first.Connection)
        {
        }

        public bool IsAtWork { get; private set; }

        public void TakeOver(SqliteCommand asked)
        {
            (IsAtWork, Transaction, CommandTimeout) = (true, asked.Transaction, asked.CommandTimeout);
            Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
            {
                Parameters.Add(parameter);
            }
        }

        public void End() => base.Dispose(disposing: true);

        [SuppressMessage("Usage", "CA2215", Justification = "EF disposes a command after each use; this one is used again until its End.")]
        protected override void Dispose(bool disposing) => IsAtWork = false;
    }
}
