namespace CoP.Community.Members;

public enum ContactKind
{
    /// <summary>In E.164, see <see cref="PhoneSpelling"/>.</summary>
    Phone,

    /// <summary>In small letters.</summary>
    Email,

    /// <summary>A person of a directory: <c>tenant/object id</c>, see <see cref="DirectoryIdentity"/>.</summary>
    DirectoryId,
}

/// <summary>Something by which a member is recognised when they write for the first time, before they have an <see cref="Address"/>. It is of one member only.</summary>
public sealed class KnownContact
{
    /// <summary>Most characters of a value.</summary>
    public const int ValueLength = 254;

    public long Id { get; set; }

    public long MemberId { get; set; }

    public Member? Member { get; set; }

    public ContactKind Kind { get; set; }

    /// <summary>In the one spelling in which it is found again, see <see cref="Spell"/>.</summary>
    public required string Value { get; set; }

    /// <summary>The one spelling of a contact, however it is written; null for what is none of that kind.</summary>
    public static string? Spell(ContactKind kind, string? written) => kind switch
    {
        ContactKind.Phone => PhoneSpelling.Normal(written),
        ContactKind.Email => EmailSpelling.Normal(written),
        ContactKind.DirectoryId => DirectoryIdentity.Parse(written)?.ToString(),
        _ => null,
    };
}
