namespace CoP.Community.Glossary;

/// <summary>One meaning: what it is called in each language, and what that is.</summary>
public sealed class GlossaryTerm : IRevisioned
{
    /// <summary>Of all names in one language, as they are typed.</summary>
    public const int NamesLength = 300;
    public const int DefinitionLength = 600;

    public long Id { get; set; }

    /// <summary>Terms, abbreviations and synonyms of all languages.</summary>
    public List<GlossaryName> Names { get; } = [];

    /// <summary>By language; in English there is always one.</summary>
    public Dictionary<string, string> Definitions { get; set; } = [];

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Concurrency token, raised by the storage with every change.</summary>
    public int Revision { get; set; }

    /// <summary>The first name in a language, or else in English.</summary>
    public string Name(string language) => NamesIn(language).Concat(NamesIn(Languages.English)).First();

    /// <summary>The names in a language, in the order in which they were given.</summary>
    public IEnumerable<string> NamesIn(string language) =>
        Names.Where(name => name.Language == language).OrderBy(static name => name.Place).Select(static name => name.Name);

    /// <summary>The definition in a language, or else in English, and in which it is.</summary>
    public (string Text, string Language) Definition(string language) =>
        Definitions.TryGetValue(language, out var text) ? (text, language) : (Definitions[Languages.English], Languages.English);
}
