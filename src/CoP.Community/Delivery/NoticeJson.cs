using System.Collections.Frozen;
using System.Text.Json;

namespace CoP.Community.Delivery;

/// <summary>Writes notices to the outbox and reads them back. The key is the type's stored name: one that is renamed says its old name by <see cref="StoredAsAttribute"/>.</summary>
public static class NoticeJson
{
    private static readonly FrozenDictionary<string, Type> Types = StoredNames.Index(typeof(Notice).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(Notice)) && !type.IsAbstract));

    /// <summary>What rows with this notice have as their type.</summary>
    public static string NameOf(Notice notice) => StoredNames.Of(notice.GetType());

    /// <inheritdoc cref="NameOf(Notice)"/>
    public static string NameOf<TNotice>()
        where TNotice : Notice => StoredNames.Of(typeof(TNotice));

    public static string Write(Notice notice) => JsonSerializer.Serialize(notice, notice.GetType());

    public static Notice Read(string type, string json) =>
        (Notice)(JsonSerializer.Deserialize(json, Types[type]) ?? throw new JsonException($"An empty {type}."));
}
