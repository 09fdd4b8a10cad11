using System.Collections.Frozen;
using System.Reflection;

namespace CoP.Community;

/// <summary>The names of types and enum members as databases know them, see <see cref="StoredAsAttribute"/>.</summary>
public static class StoredNames
{
    /// <summary>What is written for a type or an enum member.</summary>
    public static string Of(MemberInfo named) => named.GetCustomAttribute<StoredAsAttribute>()?.Name ?? named.Name;

    /// <summary>What is read: each by the name that is written, and by its name in code where that is another one.</summary>
    /// <exception cref="ArgumentException">Two would be stored under one name.</exception>
    public static FrozenDictionary<string, T> Index<T>(IEnumerable<T> all)
        where T : MemberInfo
    {
        var known = all.ToDictionary(Of, StringComparer.Ordinal);
        foreach (var renamed in known.Values.Where(static one => Of(one) != one.Name).ToList())
        {
            known.Add(renamed.Name, renamed);
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static FieldInfo[] Members(Type enumeration) => enumeration.GetFields(BindingFlags.Public | BindingFlags.Static);
}
