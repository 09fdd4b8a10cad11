using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.Sqlite;

/// <summary>The community in an SQLite file: the embedded default, nothing to install.</summary>
internal sealed class SqliteCommunityDb(DbContextOptions<SqliteCommunityDb> options) : CommunityDb(options)
{
    /// <summary>SQLite compares byte by byte (its collation BINARY) unless told otherwise.</summary>
    private const string? BinaryCollation = null;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        CommunityModel.ApplyConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => CommunityModel.Apply(modelBuilder, BinaryCollation);
}
