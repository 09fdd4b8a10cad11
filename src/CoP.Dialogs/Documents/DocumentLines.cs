using System.Globalization;
using CoP.Community;
using CoP.Community.Documents;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Documents;

/// <summary>What is known of a document, in few words.</summary>
internal sealed class DocumentLines(ILocalizer words)
{
    private const double Kilo = 1024;

    /// <summary>One line, e.g. <c>Evaluation report · World Bank · 2016 · English · 1.2 MB</c>.</summary>
    public string Line(Document document, string language) => string.Join(
        " · ",
        new[] { Kind(document.Kind, language), document.Organisation, document.Year?.ToString(CultureInfo.InvariantCulture), LanguageOf(document), Extent(document, language) }.Where(static part => !string.IsNullOrEmpty(part)));

    public string Kind(DocumentKind kind, string language) => words.Say($"documents.kind.{kind}", language);

    public static string? LanguageOf(Document document) => document.Language is { } code ? Languages.NativeName(code) : null;

    /// <summary>How much there is to fetch, and to read.</summary>
    public string? Extent(Document document, string language)
    {
        string?[] parts =
        [
            document.Minutes is { } minutes ? words.Say(new Text("documents.minutes", minutes), language) : null,
            document.Pages is { } pages ? words.Say(new Text("documents.pages", pages), language) : null,
            document.Size is { } size ? Size(size, language) : null,
        ];
        return string.Join(", ", parts.OfType<string>()) is { Length: > 0 } extent ? extent : null;
    }

    /// <summary>In KB or MB, as people read it.</summary>
    public static string Size(long bytes, string language) => bytes < Kilo * Kilo
        ? $"{Math.Max(1, Math.Round(bytes / Kilo)).ToString("0", Languages.Culture(language))} KB"
        : $"{(bytes / Kilo / Kilo).ToString("0.#", Languages.Culture(language))} MB";

    /// <summary>What it comes to, in few bytes: the moderator's words, else how its authors begin, else how it begins.</summary>
    public static string? Short(Document document, string? text, int most)
    {
        var said = new[] { document.CoreMessage, document.Summary, text }.FirstOrDefault(static part => !string.IsNullOrWhiteSpace(part));
        return said is null ? null : TextTruncation.Line(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), most);
    }
}
