using CoP.Community;
using CoP.Community.Documents;
using CoP.Community.Files;

namespace CoP.Bot.Libraries;

/// <summary>A document of a library, before it is read.</summary>
/// <param name="Place">Where it stands, for whoever has to put it right.</param>
/// <param name="Read">Reads it: what is to be taken in, or why it cannot be.</param>
internal sealed record LibraryItem(string Place, Func<CancellationToken, Task<(LibraryItem Item, DocumentImport? Import, string? Fault)>> Read)
{
    public Task<(LibraryItem Item, DocumentImport? Import, string? Fault)> ReadAsync(CancellationToken cancel) => Read(cancel);

    public static string InWords(Refusal refusal) => refusal switch
    {
        FileIsEmpty => "The file is empty.",
        FileTooLarge => $"The file is larger than {StoredFile.LargestSize / 1024 / 1024} MB.",
        FileKindNotTaken => "What the file holds is of no kind that is taken, whatever its name says.",
        _ => refusal.ToString(),
    };
}

/// <summary>What a library holds, and what of it cannot be read at all.</summary>
internal sealed record Library(IReadOnlyList<LibraryItem> Items, IReadOnlyList<string> Faults);
