using Microsoft.Extensions.DependencyInjection;

namespace CoP.Storage;

/// <summary>A kind of database that a community can be kept in. Whatever is particular to it stands in its folder.</summary>
public interface IDatabaseProvider
{
    /// <summary>As in <c>Database:Provider</c>.</summary>
    string Name { get; }

    /// <summary>What is wrong with a connection string, without showing it: it may hold a password. Null when it can be tried.</summary>
    string? FaultOf(string connectionString);

    /// <summary>As each connection of this program is opened, those of the scheduler too.</summary>
    string Connection(string given);

    /// <summary>
    /// Registers <see cref="Community.CommunityDb"/> (a scope each), <see cref="Community.ITransactions"/>,
    /// <see cref="Community.Delivery.IOutboxClaims"/>, <see cref="IDatabasePlace"/>, <see cref="IDatabaseStartup"/>, <see cref="IStorageHealth"/>, <see cref="IPresence"/> and what they need.
    /// </summary>
    void Register(IServiceCollection services);
}

/// <summary>Where the community is kept, for whoever tells people of it.</summary>
public interface IDatabasePlace
{
    /// <summary>A file's path, or a database and its server; never a password.</summary>
    string Name { get; }

    /// <summary>Whether anything is there. Of a server it is true: that shows when it is asked.</summary>
    bool IsThere { get; }

    /// <summary>How to go on when a community was kept here and is gone; null when nothing is amiss.</summary>
    string? Lost { get; }

    /// <summary>Finds out whether a database could be made, and leaves nothing behind.</summary>
    /// <exception cref="IOException">It could not; the message says why.</exception>
    void TryFolder();
}

/// <summary>Makes the database ready before the first turn.</summary>
public interface IDatabaseStartup
{
    /// <summary>Makes what is missing, brings the schema up to date, and makes sure that committed rows are kept.</summary>
    /// <exception cref="InvalidOperationException">A community was kept here and is gone, or the database would not keep committed rows through a power cut.</exception>
    Task PrepareAsync(CancellationToken cancel);
}

/// <summary>Asks the open database how it keeps its word.</summary>
public interface IStorageHealth
{
    /// <summary>Null when what is written is kept; else why not, in words without names or paths.</summary>
    Task<string?> WriteFaultAsync(CancellationToken cancel);

    /// <summary>What its settings do not promise, in words without names or paths: that a committed row survives a power cut, say. Null when nothing is amiss.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is out of reach.</exception>
    Task<string?> WeaknessAsync(CancellationToken cancel);
}

/// <summary>What is said of a database that does not keep its word.</summary>
internal static class Weaknesses
{
    public const string MayLose = "Committed rows could be lost in a power cut.";
}
