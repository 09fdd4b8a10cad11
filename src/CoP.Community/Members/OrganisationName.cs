namespace CoP.Community.Members;

/// <summary>
/// Something that an organisation is known by: its name, a short name, or what it was called before it was renamed or
/// merged. Unique, so that one organisation is not written down twice.
/// </summary>
public sealed class OrganisationName
{
    /// <summary>As <see cref="OrganisationSpelling.Key"/> makes it.</summary>
    public required string Key { get; set; }

    public long OrganisationId { get; set; }
}
