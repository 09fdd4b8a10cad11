using CoP.Community.Search;

namespace CoP.Storage.Sqlite;

/// <summary>The index lies beside the database that it is made of.</summary>
internal sealed class BesideDatabase(DatabaseFile file) : ISearchPlace
{
    public string Path => $"{file.Path}-search";
}
