namespace CoP.Community.Groups;

/// <summary>A thematic working group (TWG). The set is fluid: the committee starts and ends them.</summary>
public sealed class Group
{
    public long Id { get; set; }

    /// <summary>A short stable name for files and buttons, e.g. <c>shock</c>.</summary>
    public required string Slug { get; set; }

    /// <summary>The group's name by two-letter language; English is always there.</summary>
    public required Dictionary<string, string> Names { get; set; }

    /// <summary>Words that hint at the group, lower case, all languages together: they propose a group for a question.</summary>
    public required List<string> Keywords { get; set; }

    /// <summary>A county's code when the group is a county's own; null for national.</summary>
    public string? County { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string Name(string language) => Names.GetValueOrDefault(language) ?? Names[Languages.English];
}
