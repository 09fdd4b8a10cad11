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
    public long Id { get; set; }

    public required string Name { get; set; }

    public OrganisationKind Kind { get; set; }
}
