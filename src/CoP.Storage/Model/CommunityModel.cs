using CoP.Community;
using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoP.Storage.Model;

/// <summary>The model that all providers share: each sealed context calls both methods and adds only what its database needs.</summary>
internal static class CommunityModel
{
    private static readonly Type[] KeptByName = [.. typeof(CommunityDb).Assembly.GetTypes().Where(static type =>
        type is { IsEnum: true, IsPublic: true } && type != typeof(OutboxPriority) && !type.IsDefined(typeof(FlagsAttribute), inherit: false))];

    /// <summary>
    /// Enums are kept by name: a row reads well in an export, and a new case in the middle of an enum does not change what
    /// old rows mean. <see cref="OutboxPriority"/> is kept as its number, because the dispatcher sorts by it.
    /// </summary>
    public static void ApplyConventions(ModelConfigurationBuilder conventions)
    {
        foreach (var kind in KeptByName)
        {
            conventions.Properties(kind).HaveConversion(typeof(StoredEnum<>).MakeGenericType(kind));
        }

        conventions.Properties<OutboxPriority>().HaveConversion<int>();
    }

    /// <param name="binaryCollation">
    /// The database's name for comparing text byte by byte; null when it does so unless told otherwise. Ids of platforms, codes
    /// and dedupe keys differ in case alone, and a database that takes them for equal (SQL Server's usual default) would let
    /// one person pass for another.
    /// </param>
    public static void Apply(ModelBuilder model, string? binaryCollation)
    {
        model.ApplyConfigurationsFromAssembly(typeof(CommunityModel).Assembly);
        foreach (var entity in model.Model.GetEntityTypes().Where(static entity => entity.ClrType.IsAssignableTo(typeof(IRevisioned))))
        {
            entity.FindProperty(nameof(IRevisioned.Revision))!.IsConcurrencyToken = true;
        }

        foreach (var text in model.Model.GetEntityTypes().SelectMany(static entity => entity.GetProperties()).Where(IsIdOrKey))
        {
            text.SetCollation(binaryCollation);
        }
    }

    /// <summary>Whatever is found by an index is an id, a key, or a word that was made alike before.</summary>
    private static bool IsIdOrKey(IMutableProperty property) =>
        property.ClrType == typeof(string) && (property.IsKey() || property.IsForeignKey() || property.IsIndex());
}
