using CoP.Storage;
using Microsoft.Data.SqlClient;

namespace CoP.Testing.Databases;

/// <inheritdoc/>
internal sealed class MicrosoftServer() : DatabaseServer(DatabaseOptions.SqlServer, "COP_TESTS_SQLSERVER")
{
    protected override string Name => "SQL Server";

    public override Task DropAsync(string connection)
    {
        Release(connection);
        return ExecuteAsync(Server(), Drop(Database(connection)));
    }

    protected override Task CopyAsync(string from, string connection) => ExecuteAsync(Server(), Copy(Database(from), Database(connection)));

    protected override void Release(string connection)
    {
        using var any = new SqlConnection(connection);
        SqlConnection.ClearPool(any);
    }

    protected override string To(string database) => new SqlConnectionStringBuilder(Given!) { InitialCatalog = database, MaxPoolSize = 20 }.ConnectionString;

    internal static string Drop(string database) =>
        $"IF DB_ID(N'{database}') IS NOT NULL BEGIN ALTER DATABASE [{database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{database}]; END";

    /// <summary>By a backup, which the server keeps in its own folder: it knows no templates. What was switched on in the one is on in the other.</summary>
    internal static string Copy(string from, string to) =>
        $"""
        DECLARE @backup nvarchar(512) = CONVERT(nvarchar(260), SERVERPROPERTY('InstanceDefaultDataPath')) + N'{from}.bak';
        DECLARE @data nvarchar(512) = CONVERT(nvarchar(260), SERVERPROPERTY('InstanceDefaultDataPath')) + N'{to}.mdf';
        DECLARE @log nvarchar(512) = CONVERT(nvarchar(260), SERVERPROPERTY('InstanceDefaultLogPath')) + N'{to}.ldf';
        BACKUP DATABASE [{from}] TO DISK = @backup WITH INIT, COPY_ONLY;
        RESTORE DATABASE [{to}] FROM DISK = @backup WITH MOVE N'{from}' TO @data, MOVE N'{from}_log' TO @log;
        """;

    private SqlConnection Server() => new(new SqlConnectionStringBuilder(Given!) { InitialCatalog = "master", Pooling = false }.ConnectionString);

    private static string Database(string connection) => new SqlConnectionStringBuilder(connection).InitialCatalog;
}
