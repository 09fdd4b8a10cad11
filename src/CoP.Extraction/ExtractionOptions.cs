using System.ComponentModel.DataAnnotations;

namespace CoP.Extraction;

/// <summary>The section <c>Extraction</c> of the settings: how much work a file may be.</summary>
public sealed class ExtractionOptions
{
    public const string Section = "Extraction";

    /// <summary>How long reading one file may take, the start of its process included.</summary>
    [Range(2, 120)]
    public int MaxSeconds { get; set; } = 10;

    /// <summary>Larger files are not opened.</summary>
    [Range(1, 500)]
    public int MaxMegabytes { get; set; } = 50;

    internal long MaxBytes => MaxMegabytes * 1_048_576L;
}
