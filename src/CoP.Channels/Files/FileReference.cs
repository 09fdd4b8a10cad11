using System.Globalization;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Files;

/// <summary>
/// How a rendered body names a stored file: <c>cop-file:17/poster.png</c>. What a channel can use (bytes, a
/// <c>file_id</c>, a signed address) is put in its place when the body leaves, since bodies are kept as they are.
/// Only the members named in <see cref="Keys"/> are looked at, and no person's words get into those.
/// </summary>
internal readonly record struct FileReference(long Id, string Name)
{
    private const string Scheme = "cop-file:";

    /// <summary>Members of a body that may hold a reference.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["url", "photo", "animation", "document"];

    /// <summary>False when a body surely names no file; words may make it true.</summary>
    public static bool IsIn(string body) => body.Contains(Scheme, StringComparison.Ordinal);

    public static FileReference Of(MessageFile file) => new(file.FileId, file.Name);

    /// <summary>Null when it is anything else, such as an address.</summary>
    public static FileReference? Read(string? text)
    {
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal) || text.Split('/') is not [var head, var name])
        {
            return null;
        }

        return long.TryParse(head[Scheme.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new FileReference(id, Uri.UnescapeDataString(name))
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheme}{Id}/{Uri.EscapeDataString(Name)}");
}
