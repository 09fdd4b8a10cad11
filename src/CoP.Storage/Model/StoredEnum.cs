using System.Collections.Frozen;
using CoP.Community;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoP.Storage.Model;

/// <summary>Keeps an enum by its members' stored names, see <see cref="StoredAsAttribute"/>.</summary>
internal sealed class StoredEnum<TEnum>() : ValueConverter<TEnum, string>(static value => Write(value), static name => Read(name))
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> Values = StoredNames.Index(StoredNames.Members(typeof(TEnum)))
        .ToFrozenDictionary(static pair => pair.Key, static pair => (TEnum)pair.Value.GetValue(null)!, StringComparer.Ordinal);

    private static readonly FrozenDictionary<TEnum, string> Names = StoredNames.Members(typeof(TEnum))
        .ToFrozenDictionary(static field => (TEnum)field.GetValue(null)!, StoredNames.Of);

    private static string Write(TEnum value) => Names[value];

    private static TEnum Read(string name) => Values[name];
}
