namespace CoP.Extraction.Tests.Hostile;

/// <summary>A file that is made to do harm, or that went wrong on its way.</summary>
/// <param name="Name">What it is called in the documentation.</param>
/// <param name="FileName">What its sender calls it.</param>
/// <param name="Write">Writes it to a path.</param>
/// <param name="Outcomes">How its reading may end; several where a slower machine ends it otherwise.</param>
internal sealed record HostileFile(string Name, string FileName, Action<string> Write, params ExtractionOutcome[] Outcomes)
{
    public HostileFile(string name, string fileName, Func<byte[]> make, params ExtractionOutcome[] outcomes)
        : this(name, fileName, path => File.WriteAllBytes(path, make()), outcomes)
    {
    }

    /// <summary>What the text must hold; nothing of the trap.</summary>
    public string? Says { get; init; }

    /// <summary>What the text must not hold.</summary>
    public string? DoesNotSay { get; init; }
}
