using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoP.Extraction.Processes;

/// <summary>What parent and child say to each other: one line of JSON for each file.</summary>
[JsonSerializable(typeof(ExtractedText))]
internal sealed partial class ExtractionJson : JsonSerializerContext
{
    /// <summary>No character is longer than its own bytes, so that the parent knows how much a whole answer may be.</summary>
    public static ExtractionJson Lines { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
