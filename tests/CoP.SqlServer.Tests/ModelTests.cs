using CoP.Storage.Model;
using CoP.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.SqlServer.Tests;

/// <summary>What the server would refuse, or find out only when a row is written.</summary>
public sealed class ModelTests
{
    /// <summary>The key that a table is sorted by, in bytes.</summary>
    private const int MostOfKey = 900;

    private const int MostOfIndex = 1700;

    private static readonly List<IEntityType> Entities = Read();

    [Fact]
    public void Keys_FitIntoTheServersLimit() => Assert.All(
        Entities.SelectMany(static entity => entity.GetKeys()), static key => Assert.InRange(key.Properties.Sum(Bytes), 1, MostOfKey));

    [Fact]
    public void Indexes_FitIntoTheServersLimit() => Assert.All(
        Entities.SelectMany(static entity => entity.GetIndexes()), static index => Assert.InRange(index.Properties.Sum(Bytes), 1, MostOfIndex));

    [Fact]
    public void Text_ThatNoIndexHas_HasNoLimit() => Assert.All(
        Texts().Where(static text => !(text.IsKey() || text.IsForeignKey() || text.IsIndex())),
        static text => Assert.Equal("nvarchar(max)", text.GetColumnType()));

    [Fact]
    public void Text_IsComparedByteByByte() => Assert.All(Texts(), static text => Assert.Equal("Latin1_General_100_BIN2", text.GetCollation()));

    /// <summary>Those in indexes have a limit.</summary>
    [Fact]
    public void EnumNames_FitIntoTheirColumns() => Assert.All(
        Texts().Select(static text => Nullable.GetUnderlyingType(text.ClrType) ?? text.ClrType).Where(static type => type.IsEnum).Distinct(),
        static type => Assert.All(Enum.GetNames(type), static name => Assert.InRange(name.Length, 1, Lengths.Slug)));

    /// <summary>"Introducing FOREIGN KEY constraint may cause cycles or multiple cascade paths": what a delete takes along reaches each table by one way.</summary>
    [Fact]
    public void Deletes_ReachEachTableByOneWay() => Assert.All(Entities, static root =>
    {
        List<string> reached = [root.Name];
        Follow(root, reached);
        Assert.Equal(reached.Distinct(), reached);
    });

    /// <summary>Another type would be read as another value than was written: a time of day ends at midnight, a datetime has no offset.</summary>
    [Fact]
    public void Times_AreNumbers() => Assert.All(
        Entities.SelectMany(static entity => entity.GetProperties()).Where(static one => (Nullable.GetUnderlyingType(one.ClrType) ?? one.ClrType) is var type && (type == typeof(DateTimeOffset) || type == typeof(TimeSpan))),
        static one => Assert.Equal("bigint", one.GetColumnType()));

    private static void Follow(IEntityType from, List<string> reached)
    {
        foreach (var key in from.GetReferencingForeignKeys().Where(static key => !key.IsOwnership && key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull))
        {
            reached.Add(key.DeclaringEntityType.Name);
            Assert.InRange(reached.Count, 1, 1000); // A circle.
            Follow(key.DeclaringEntityType, reached);
        }
    }

    private static IEnumerable<IProperty> Texts() => Entities.SelectMany(static entity => entity.GetProperties()).Where(static property => property.GetColumnType().StartsWith("nvarchar", StringComparison.Ordinal));

    private static int Bytes(IReadOnlyProperty property) => property.GetColumnType() switch
    {
        "bigint" or "float" => 8,
        "int" => 4,
        "date" => 3,
        "time" => 5,
        "bit" => 1,
        { } text when text.StartsWith("nvarchar(", StringComparison.Ordinal) && int.TryParse(text["nvarchar(".Length..^1], out var characters) => 2 * characters,
        var other => throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is of the type {other}, which no index takes."),
    };

    private static List<IEntityType> Read()
    {
        using var db = new OfflineSqlServer().Open();
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }
}
