namespace CoP.Community.Glossary;

/// <summary>What somebody says of a meaning.</summary>
/// <param name="Names">By language, the first first.</param>
/// <param name="Definitions">By language.</param>
public sealed record GlossaryDraft(IReadOnlyDictionary<string, IReadOnlyList<string>> Names, IReadOnlyDictionary<string, string> Definitions)
{
    private const int NameLength = 100;

    /// <summary>All keys, each once.</summary>
    public IReadOnlyList<string> Keys => [.. Names.Values.SelectMany(static names => names).Select(GlossarySpelling.Key).Distinct()];

    /// <summary>From names and a definition in each language as they were typed; null for none.</summary>
    public static GlossaryDraft Of(Func<string, string?> names, Func<string, string?> definition) => new(
        Languages.All.Select(language => (language, Names: GlossarySpelling.Split(names(language)))).Where(static one => one.Names.Count > 0)
            .ToDictionary(static one => one.language, static one => one.Names),
        Languages.All.Select(language => (language, Text: definition(language)?.Trim())).Where(static one => !VisibleText.IsNone(one.Text ?? ""))
            .ToDictionary(static one => one.language, static one => one.Text!));

    /// <summary>Why it cannot be kept so, whatever else there is; null when it can.</summary>
    public Refusal? Fault()
    {
        if (!Names.ContainsKey(Languages.English) || !Definitions.ContainsKey(Languages.English))
        {
            return new GlossaryTermIncomplete();
        }

        foreach (var (language, name) in All())
        {
            if (GlossarySpelling.Key(name).Length == 0 || name.Length > NameLength)
            {
                return new GlossaryNameUnclear(language, name.Length > NameLength ? $"{name[..NameLength]}…" : name);
            }
        }

        return null;
    }

    /// <summary>Every name with its language.</summary>
    public IEnumerable<(string Language, string Name)> All() => Names.SelectMany(static one => one.Value.Select(name => (one.Key, name)));

    /// <summary>Makes a meaning what this says.</summary>
    internal void Fill(GlossaryTerm term, DateTimeOffset now)
    {
        term.Names.Clear();
        foreach (var (language, names) in Names)
        {
            term.Names.AddRange(names.Select((name, place) => new GlossaryName { Language = language, Place = place, Name = name, Key = GlossarySpelling.Key(name) }));
        }

        (term.Definitions, term.UpdatedAt) = (new Dictionary<string, string>(Definitions), now);
    }
}
