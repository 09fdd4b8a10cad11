namespace CoP.Dialogs.Messages.Formatting;

/// <summary>Decides which addresses people may be led to.</summary>
public static class SafeLink
{
    /// <summary>The address, if it is whole, of the scheme http, https or mailto, and hides nothing behind a user name.</summary>
    public static Uri? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeMailto ? IsMailbox(uri) : IsPage(uri))
        && !uri.OriginalString.Any(char.IsControl)
            ? uri
            : null;

    private static bool IsMailbox(Uri uri) => uri.UserInfo.Length > 0 && uri.Host.Length > 0;

    private static bool IsPage(Uri uri) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}
