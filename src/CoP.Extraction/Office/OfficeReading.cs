using System.IO.Packaging;
using System.Xml;

namespace CoP.Extraction.Office;

/// <summary>What Word, PowerPoint and Excel have in common: the package, and what it says about itself. Macros are bytes that nobody opens.</summary>
internal static class OfficeReading
{
    public static ExtractedText Read(Stream file, FileFormat format, CollectedText into, Func<OfficePackage, CollectedText, ExtractedText> read)
    {
        using var package = new OfficePackage(file);
        var properties = About(package);
        return read(package, into) with { Format = format, Title = properties?.Title, Author = properties?.Creator, Year = properties?.Created?.Year };
    }

    // They are for show: a file is read without them.
    private static PackageProperties? About(OfficePackage package)
    {
        try
        {
            return package.Properties;
        }
        catch (Exception fault) when (fault is XmlException or FileFormatException or InvalidDataException or ArgumentException or UriFormatException)
        {
            return null;
        }
    }
}
