using CoP.Community;
using CoP.Storage.Model;
using CoP.Storage.Tests.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.Storage.Tests;

/// <summary>Ids and keys that differ in case alone are different, whatever the database takes for equal by itself.</summary>
public sealed class CollationTests
{
    private const string Bytes = "BYTES";

    [Fact]
    public void EveryTextInAKeyOrIndex_IsComparedByteByByte()
    {
        using var db = new CollatedDb(new DbContextOptionsBuilder<CollatedDb>().UseSqlite("Data Source=:memory:").Options);
        var entities = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().ToList();

        var texts = entities.SelectMany(static entity => entity.GetKeys().SelectMany(static key => key.Properties))
            .Concat(entities.SelectMany(static entity => entity.GetIndexes().SelectMany(static index => index.Properties)))
            .Where(static property => property.ClrType == typeof(string)).Distinct().ToList();

        Assert.True(texts.Count > 20);
        Assert.All(texts, static text => Assert.True(text.GetCollation() == Bytes, $"{text.DeclaringType.DisplayName()}.{text.Name} has no binary collation."));
    }

    [Theory]
    [On("Sqlite")]
    [On("PostgreSql")]
    [On("SqlServer")]
    public async Task Ids_ThatDifferInCaseAlone_AreDifferent(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Some.Inbox("29:aB"), Some.Inbox("29:Ab"), Some.Outbox("key"), Some.Outbox("Key"));

        Assert.Equal(1, await database.ReadAsync(static db => db.Inbox.CountAsync(static entry => entry.ExternalId == "29:aB")));
    }

    private sealed class CollatedDb(DbContextOptions<CollatedDb> options) : CommunityDb(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            CommunityModel.ApplyConventions(configurationBuilder);
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) => CommunityModel.Apply(modelBuilder, Bytes);
    }
}
