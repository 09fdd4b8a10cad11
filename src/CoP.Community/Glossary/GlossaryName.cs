namespace CoP.Community.Glossary;

/// <summary>One name of a meaning in one language. No two meanings share one.</summary>
public sealed class GlossaryName
{
    public long Id { get; set; }

    public long TermId { get; set; }

    public required string Language { get; set; }

    /// <summary>Among the names in its language: the first is what the meaning is listed under.</summary>
    public int Place { get; set; }

    public required string Name { get; set; }

    /// <summary>As <see cref="GlossarySpelling.Key"/> makes it.</summary>
    public required string Key { get; set; }
}

/// <summary>A name whose meaning was removed: whoever loads a sheet does not bring it back.</summary>
public sealed class RemovedGlossaryName
{
    public required string Key { get; set; }

    public DateTimeOffset RemovedAt { get; set; }
}
