using System.Globalization;

namespace CoP.Community.Search;

/// <summary>How things are called in the index: <c>kind:id</c>, as their subjects are.</summary>
internal static class SearchKeys
{
    public static string Of(string kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{id}");

    /// <summary>Null for what is no key.</summary>
    public static (string Kind, long Id)? Read(string key) =>
        key.Split(':') is [var kind, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (kind, id) : null;
}
