using System.Data;
using System.Data.Common;
using System.Globalization;
using CoP.Community;
using CoP.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoP.Testing.SqlServer;

/// <summary>
/// SQL Server's provider without a server: whatever is asked is written down and answered with nothing. What comes of it is a statement's text and its
/// parameters, as they would be sent.
/// </summary>
public sealed class OfflineSqlServer
{
    private readonly List<Statement> _statements = [];
    private readonly DbContextOptions<SqlServerCommunityDb> _options;

    public OfflineSqlServer()
    {
        var options = new DbContextOptionsBuilder<SqlServerCommunityDb>();
        SqlServerProvider.Use(options, "Server=none;Database=none");
        _options = options.AddInterceptors(new NoConnection(), new NoCommand(_statements)).EnableThreadSafetyChecks(false).Options;
    }

    /// <summary>What was asked since the last time.</summary>
    public IReadOnlyList<Statement> Take()
    {
        List<Statement> taken = [.. _statements];
        _statements.Clear();
        return taken;
    }

    /// <summary>A context of it; whoever makes it disposes it.</summary>
    public CommunityDb Open()
    {
        var db = new SqlServerCommunityDb(_options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return db;
    }

    /// <summary>A command as a statement.</summary>
    public static Statement Of(DbCommand command) => new(command.CommandText, [.. command.Parameters.Cast<SqlParameter>().Select(static one => new StatementParameter(Name(one), Type(one)))]);

    private static string Name(SqlParameter parameter) => parameter.ParameterName.StartsWith('@') ? parameter.ParameterName : $"@{parameter.ParameterName}";

    private static string Type(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.NVarChar => $"nvarchar({Size(parameter, 4000)})",
        SqlDbType.VarBinary => $"varbinary({Size(parameter, 8000)})",
        SqlDbType.DateTime2 or SqlDbType.DateTimeOffset or SqlDbType.Time => string.Create(CultureInfo.InvariantCulture, $"{parameter.SqlDbType}(7)"),
        _ => parameter.SqlDbType.ToString(),
    };

    private static string Size(SqlParameter parameter, int most) => parameter.Size > 0 && parameter.Size <= most ? parameter.Size.ToString(CultureInfo.InvariantCulture) : "max";

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => ValueTask.FromResult(InterceptionResult.Suppress());

        public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => ValueTask.FromResult(InterceptionResult.Suppress());
    }

    private sealed class NoCommand(List<Statement> statements) : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            statements.Add(Of(command));
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable { Locale = CultureInfo.InvariantCulture }.CreateDataReader());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            statements.Add(Of(command));
            return InterceptionResult<int>.SuppressWithResult(1);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(NonQueryExecuting(command, eventData, result));
    }
}
