using System.Collections.Frozen;
using System.Text.Json;

namespace CoP.Community.Delivery;

/// <summary>Writes notices to the outbox and reads them back; the type's name is the key, so a notice must not be renamed while rows wait.</summary>
public static class NoticeJson
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(Notice).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(Notice)) && !type.IsAbstract)
        .ToFrozenDictionary(static type => type.Name, StringComparer.Ordinal);

    public static string Write(Notice notice) => JsonSerializer.Serialize(notice, notice.GetType());

    public static Notice Read(string type, string json) =>
        (Notice)(JsonSerializer.Deserialize(json, Types[type]) ?? throw new JsonException($"An empty {type}."));
}
