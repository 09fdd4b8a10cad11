using System.Net.Mail;

namespace CoP.Community.Members;

/// <summary>The one spelling of an e-mail address.</summary>
public static class EmailSpelling
{
    /// <summary>In small letters; null for what is no address, or has a name beside it.</summary>
    public static string? Normal(string? written)
    {
        var plain = written?.Trim().Normalize().ToLowerInvariant();
        return plain is { Length: <= KnownContact.ValueLength } && MailAddress.TryCreate(plain, out var read) && read.Address == plain ? plain : null;
    }
}
