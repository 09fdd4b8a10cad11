using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoP.Storage.PostgreSql;

/// <summary>The community in a PostgreSQL database.</summary>
internal sealed class PostgreSqlCommunityDb(DbContextOptions<PostgreSqlCommunityDb> options) : CommunityDb(options)
{
    /// <summary>Byte by byte, whatever the database's own collation is.</summary>
    private const string BinaryCollation = "C";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        CommunityModel.ApplyConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CommunityModel.Apply(modelBuilder, BinaryCollation);
        foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()).Where(static property => property.GetMaxLength() is not null))
        {
            text.SetMaxLength(null); // A limit would cost a message that is longer, and gains nothing: text of any length is kept alike.
        }
    }
}
