using CoP.Community.Search;
using Microsoft.Extensions.Options;

namespace CoP.Storage.Servers;

/// <summary>What a connection string names, without what is secret in it.</summary>
internal sealed record ServerAddress(string Server, string Database);

/// <summary>A database on a server; the index of what can be found is made anew on each node that has none.</summary>
internal sealed class ServerPlace(ServerAddress address, IOptions<DatabaseOptions> options) : IDatabasePlace, ISearchPlace
{
    public string Name => $"{address.Database} on {address.Server}";

    public bool IsThere => true;

    public string? Lost => null;

    public string Path => System.IO.Path.Combine(Folder.Path, $"{address.Database}-search");

    /// <summary>Of the index.</summary>
    public PrivateFolder Folder => new(System.IO.Path.GetFullPath(options.Value.IndexFolder), "Database:IndexFolder");

    public void TryFolder() => Folder.Try();
}
