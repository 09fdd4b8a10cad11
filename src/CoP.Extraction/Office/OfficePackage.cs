using System.IO.Packaging;
using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>A file of Office as the standard describes it: parts, and named relations between them. A relation is followed one step at a time, never in circles.</summary>
internal sealed class OfficePackage(Stream file) : IDisposable
{
    private const long MaxLettersInPart = 128L << 20;
    private readonly Package _package = Package.Open(file, FileMode.Open, FileAccess.Read);
    private readonly UnpackedBytes _unpacked = new();

    /// <summary>The part with which reading begins.</summary>
    /// <exception cref="FileFormatException">There is none.</exception>
    public PackagePart Main => _package.GetRelationships().Where(static relation => IsOf(relation, "officeDocument")).Select(relation => Target(null, relation))
        .FirstOrDefault(static part => part is not null) ?? throw new FileFormatException();

    public PackageProperties Properties => _package.PackageProperties;

    public void Dispose() => ((IDisposable)_package).Dispose();

    /// <summary>The parts to which a part has a relation of this kind.</summary>
    public IEnumerable<PackagePart> Related(PackagePart part, string kind) =>
        part.GetRelationships().Where(relation => IsOf(relation, kind)).Select(relation => Target(part, relation)).OfType<PackagePart>();

    /// <summary>The part that a part calls by an id; null when it lies outside, or is missing.</summary>
    public PackagePart? ById(PackagePart part, string? id) => id is not null && part.RelationshipExists(id) ? Target(part, part.GetRelationship(id)) : null;

    /// <summary>Reads a part piece by piece. Entities are never resolved, and nothing outside is fetched.</summary>
    public XmlReader Read(PackagePart part) => XmlReader.Create(new CountedStream(part.GetStream(FileMode.Open, FileAccess.Read), _unpacked), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxLettersInPart,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    // Transitional and strict files have the same kinds below different addresses.
    private static bool IsOf(PackageRelationship relation, string kind) => relation.RelationshipType.EndsWith($"/{kind}", StringComparison.Ordinal);

    private PackagePart? Target(PackagePart? from, PackageRelationship relation)
    {
        if (relation.TargetMode != TargetMode.Internal)
        {
            return null;
        }

        var address = PackUriHelper.ResolvePartUri(from?.Uri ?? new Uri("/", UriKind.Relative), relation.TargetUri);
        return _package.PartExists(address) ? _package.GetPart(address) : null;
    }
}
