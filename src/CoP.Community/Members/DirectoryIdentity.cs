namespace CoP.Community.Members;

/// <summary>A person of a directory: an object id means somebody only together with the tenant whose directory it is of.</summary>
public sealed record DirectoryIdentity
{
    private DirectoryIdentity(Guid tenant, Guid person) => (Tenant, Person) = (tenant.ToString("D"), person.ToString("D"));

    /// <summary>The tenant's id, 8-4-4-4-12 digits in small letters.</summary>
    public string Tenant { get; }

    /// <summary>The person's object id, in the same form.</summary>
    public string Person { get; }

    /// <summary>Null unless both are ids.</summary>
    public static DirectoryIdentity? Of(string? tenant, string? person) =>
        Id(tenant) is { } where && Id(person) is { } who ? new(where, who) : null;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static DirectoryIdentity? Parse(string? written) =>
        written?.Split('/') is [var tenant, var person] ? Of(tenant.Trim(), person.Trim()) : null;

    /// <summary><c>tenant/person</c>.</summary>
    public override string ToString() => $"{Tenant}/{Person}";

    private static Guid? Id(string? text) => Guid.TryParseExact(text, "D", out var id) && id != Guid.Empty ? id : null;
}
