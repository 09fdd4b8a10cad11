using System.Globalization;

namespace CoP.Community.Files;

/// <summary>Names of files as people may see and save them.</summary>
public static class FileNames
{
    private const int Longest = 100;
    private const string Nameless = "file";
    private const string NotInNames = "/\\:*?\"<>|\r\n\t";

    /// <summary>The claimed name without any path and without what file systems refuse, ending as its kind ends.</summary>
    public static string Clean(string claimed, FileKind kind)
    {
        var last = claimed.Split('/', '\\')[^1];
        var name = string.Concat(last.Where(IsAllowed)).Trim(' ', '.');
        var extension = kind.Extensions.FirstOrDefault(known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)) ?? kind.Extensions[0];
        var stem = Path.GetFileNameWithoutExtension(name).Trim(' ', '.');
        return Cut(stem.Length == 0 ? Nameless : stem, Longest - extension.Length) + extension;
    }

    /// <summary>Invisible characters can turn a name around, so that its end reads as another.</summary>
    private static bool IsAllowed(char letter) =>
        !NotInNames.Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter)
        && char.GetUnicodeCategory(letter) is not UnicodeCategory.Format;

    private static string Cut(string stem, int length) =>
        stem.Length <= length ? stem : stem[..(char.IsHighSurrogate(stem[length - 1]) ? length - 1 : length)];
}
