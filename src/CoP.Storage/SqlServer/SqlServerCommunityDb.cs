using CoP.Community;
using CoP.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.Storage.SqlServer;

/// <summary>The community in a database of Microsoft SQL Server.</summary>
internal sealed class SqlServerCommunityDb(DbContextOptions<SqlServerCommunityDb> options) : CommunityDb(options)
{
    /// <summary>
    /// Byte by byte. Of the whole database, since what is not a column (a list that is sent as JSON, the tables in which EF gathers ids) has the
    /// database's own, and two that differ cannot be compared.
    /// </summary>
    internal const string BinaryCollation = "Latin1_General_100_BIN2";

    /// <summary>Of the 1,700 bytes of an index; the rest is for numbers, and for enums by their names.</summary>
    private const int WholeIndex = 800;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        CommunityModel.ApplyConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>(); // A "time" ends at midnight.
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CommunityModel.Apply(modelBuilder, BinaryCollation);
        modelBuilder.UseCollation(BinaryCollation);
        SqlServerModelBuilderExtensions.UseKeySequences(modelBuilder); // An id that is given stays as it is; a column that is IDENTITY would refuse it.
        foreach (var text in modelBuilder.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()).Where(IsText))
        {
            text.SetCollation(BinaryCollation);
            text.SetMaxLength(Longest(text));
        }
    }

    /// <summary>Those too that are kept as text: enums by their names, small collections as JSON.</summary>
    private static bool IsText(IMutableProperty property) => property.GetElementType() is not null ||
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);

    /// <summary>A limit would cost a message that is longer, so there is one only where an index cannot be without, and it is as wide as the index bears where nothing else of length is in it.</summary>
    private static int? Longest(IMutableProperty text) =>
        !(text.IsKey() || text.IsForeignKey() || text.IsIndex()) ? null
        : IsEnum(text.ClrType) ? Lengths.Slug
        : text.IsKey() || text.IsForeignKey() || text.GetContainingIndexes().Any(static index => index.Properties.Count(static one => IsText(one) && !IsEnum(one.ClrType)) > 1) ? text.GetMaxLength()
        : WholeIndex;

    private static bool IsEnum(Type type) => (Nullable.GetUnderlyingType(type) ?? type).IsEnum;
}
