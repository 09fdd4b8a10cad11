namespace CoP.Community.Members;

public enum OrganisationKind
{
    Government,
    UnitedNations,
    Donor,
    Ngo,
    Academia,
    PrivateSector,
    Consultant,
    Media,
}

/// <summary>Membership is institutional: every member belongs to an organisation, individuals by exemption.</summary>
public sealed class Organisation
{
    public const int ProfileLength = 800;

    public long Id { get; set; }

    public required string Name { get; set; }

    public OrganisationKind Kind { get; set; }

    /// <summary>The member who typed it, as long as no coordinator has looked at it; null for one that is checked.</summary>
    public long? AddedById { get; set; }

    public Member? AddedBy { get; set; }

    /// <summary>What it does in social protection, in its own words; null until somebody has said it.</summary>
    public string? Profile { get; set; }

    /// <summary>Whom to turn to; null for nobody in particular.</summary>
    public long? ContactId { get; set; }

    public Member? Contact { get; set; }

    /// <summary>When somebody last saw to it that what is said of it and its programmes is right; null while nothing is said.</summary>
    public DateTimeOffset? RefreshedAt { get; set; }

    /// <summary>When one of its members was last asked to.</summary>
    public DateTimeOffset? RefreshAskedAt { get; set; }

    /// <summary>All that it is known by.</summary>
    public List<OrganisationName> Names { get; } = [];

    /// <summary>A new one, known by its name and by its short names.</summary>
    public static Organisation Named(string name, OrganisationKind kind, params IEnumerable<string> shortNames)
    {
        var made = new Organisation { Name = name, Kind = kind };
        made.KnowAs(OrganisationSpelling.Keys(name).Concat(shortNames.Select(OrganisationSpelling.Key)));
        return made;
    }

    internal void KnowAs(IEnumerable<string> keys) =>
        Names.AddRange(keys.Distinct().Except(Names.Select(static name => name.Key)).Select(static key => new OrganisationName { Key = key }));
}
