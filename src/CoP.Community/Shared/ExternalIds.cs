using System.Security.Cryptography;
using System.Text;

namespace CoP.Community;

/// <summary>Ids as platforms give them, and keys that are made of them.</summary>
public static class ExternalIds
{
    /// <summary>What is longer is no id that a platform has ever given, and no database has an index for it.</summary>
    public const int Longest = 450;

    /// <summary>
    /// Whether this names anybody or anything. With a space at its end it does not: not every database tells such an id from the one without
    /// (SQL Server takes both for equal), and whoever had the one would pass for the other.
    /// </summary>
    public static bool IsOne(string id) => !string.IsNullOrWhiteSpace(id) && id.Length <= Longest && id[^1] != ' ';

    /// <summary>The same key, unless it is longer than an index bears: then its beginning and a hash of the whole.</summary>
    public static string Fitting(string key, int most)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length <= most)
        {
            return key;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return $"{key.AsSpan(0, most - hash.Length)}{hash}";
    }
}
