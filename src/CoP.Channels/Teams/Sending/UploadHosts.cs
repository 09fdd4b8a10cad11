using CoP.Channels.Teams.Translating;

namespace CoP.Channels.Teams.Sending;

/// <summary>
/// Where files may be put: in SharePoint, of which OneDrive is a part. The address comes with somebody's press, and must lead to
/// nothing inside this network, nor to whoever collects documents. Names below these are Microsoft's to give, so their ending
/// is enough, where <see cref="ServiceHosts"/> compares whole names; and no token goes along.
/// </summary>
internal sealed class UploadHosts(ServiceHosts stands)
{
    // The public cloud, US government and its Department of Defense, China.
    private static readonly string[] SharePoint = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn"];

    /// <summary>The address that takes the bytes, or null when nothing may be put there, or what is shown afterwards leads elsewhere.</summary>
    public Uri? Allow(UploadPlace place) => Allow(place.ContentUrl) is null ? null : Allow(place.UploadUrl);

    private Uri? Allow(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (IsSharePoint(uri) || stands.AllowsHere(uri)) ? uri : null;

    private static bool IsSharePoint(Uri uri) => uri is { Scheme: "https", IsDefaultPort: true }
        && Array.Exists(SharePoint, ending => uri.IdnHost.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
