using CoP.Community.Search;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CoP.Storage.PostgreSql;

/// <summary>A database on a server; the index of what can be found is made anew on each node that has none.</summary>
internal sealed class PostgreSqlPlace(IOptions<DatabaseOptions> options) : IDatabasePlace, ISearchPlace
{
    private readonly NpgsqlConnectionStringBuilder _connection = new(options.Value.ConnectionString);

    public string Name => $"{_connection.Database} on {_connection.Host}";

    public bool IsThere => true;

    public string? Lost => null;

    public string Path => System.IO.Path.Combine(Folder.Path, $"{_connection.Database}-search");

    /// <summary>Of the index.</summary>
    public PrivateFolder Folder => new(System.IO.Path.GetFullPath(options.Value.IndexFolder), "Database:IndexFolder");

    public void TryFolder() => Folder.Try();
}
