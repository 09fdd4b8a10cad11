using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CoP.Community.Documents;

/// <summary>
/// A document's fields in Dublin Core, as DSpace's Simple Archive Format has them (<c>dublin_core.xml</c>): what DSpace takes in as a batch,
/// and other repositories read as well.
/// </summary>
/// <example><code>DublinCore.Of(document).Save("item_7/dublin_core.xml");</code></example>
public static class DublinCore
{
    public static XDocument Of(Document document) => new(new XElement(
        "dublin_core",
        new XAttribute("schema", "dc"),
        Values(document).Where(static value => !string.IsNullOrWhiteSpace(value.Text)).Select(static value => Make(value.Element, value.Qualifier, value.Text!))));

    private static IEnumerable<(string Element, string? Qualifier, string? Text)> Values(Document document) =>
    [
        ("title", null, document.Title),
        ("contributor", "author", document.Author),
        ("publisher", null, document.Organisation),
        ("date", "issued", document.Year?.ToString(CultureInfo.InvariantCulture)),
        ("language", "iso", document.Language),
        ("type", null, document.Kind.ToString()),
        ("description", "abstract", document.Summary),
        ("description", null, document.CoreMessage),
        .. document.Themes.Select(static theme => ("subject", (string?)null, (string?)theme)),
        .. document.Countries.Select(static country => ("coverage", (string?)"spatial", (string?)country)),
        .. document.Counties.Select(static code => ("coverage", (string?)"spatial", Community.Counties.Find(code)?.Name)),
        .. document.Audiences.Select(static audience => ("audience", (string?)null, (string?)audience)),
        ("format", "extent", document.Pages is { } pages ? $"{pages} p." : document.Minutes is { } minutes ? $"{minutes} min" : null),
        ("identifier", "uri", document.Link),
        ("identifier", "other", document.Subject),
        .. document.TranslationOfId is { } other ? [("relation", (string?)"isversionof", (string?)Document.SubjectOf(other))] : Array.Empty<(string, string?, string?)>(),
        .. document.ReplacesId is { } older ? [("relation", (string?)"replaces", (string?)Document.SubjectOf(older))] : Array.Empty<(string, string?, string?)>(),
    ];

    // What XML cannot hold is left out: a title may come from anywhere.
    private static XElement Make(string element, string? qualifier, string text) => new(
        "dcvalue", new XAttribute("element", element), new XAttribute("qualifier", qualifier ?? "none"), string.Concat(text.Where(XmlConvert.IsXmlChar)));
}
