using CoP.Community.Members;

namespace CoP.Community.Membership;

/// <summary>An organisation as somebody chose it: one of the list, or one by its name, which may be new.</summary>
/// <param name="Kind">For a new one; without it only known names are taken.</param>
public sealed record OrganisationChoice(long? Id, string? Name = null, OrganisationKind? Kind = null);
