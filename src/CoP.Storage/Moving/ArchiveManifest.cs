using System.Text.Json;
using CoP.Community.Delivery;

namespace CoP.Storage.Moving;

/// <summary>What an archive holds, and where it came from. It is written last: an archive without one is not whole.</summary>
/// <param name="Format">Of the archive. A reader refuses a newer one.</param>
/// <param name="Product">The version of the program that wrote it.</param>
/// <param name="Provider">The kind of database it came from, as <c>Database:Provider</c> spells it.</param>
/// <param name="Schema">The last migration of that database.</param>
/// <param name="At">The moment as of which everything is.</param>
/// <param name="Registrations">The bots whose chats these are.</param>
public sealed record ArchiveManifest(
    int Format, string Product, string Provider, string Schema, DateTimeOffset At, IReadOnlyList<BotRegistration> Registrations, IReadOnlyList<ArchivedTable> Tables, IReadOnlyList<ArchivedFile> Files)
{
    /// <summary>The name of its entry.</summary>
    public const string EntryName = "manifest.json";

    /// <summary>What this version writes.</summary>
    public const int CurrentFormat = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>All entries but its own.</summary>
    public IEnumerable<(string Name, long Bytes, string Sha256)> Entries =>
        Tables.Select(static table => (table.Entry, table.Bytes, table.Sha256)).Concat(Files.Select(static file => (file.Entry, file.Bytes, file.Sha256)));
}

/// <summary>A table: an entry with a line of JSON for each row, in the order of its key.</summary>
/// <param name="Digest">Of the rows, in any order, see <see cref="RowDigest"/>.</param>
public sealed record ArchivedTable(string Name, string Entry, IReadOnlyList<string> Columns, long Rows, long Bytes, string Sha256, string Digest);

/// <summary>The bytes of one row's column.</summary>
public sealed record ArchivedFile(string Entry, long Bytes, string Sha256);
