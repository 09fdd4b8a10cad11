using Microsoft.AspNetCore.Http;

namespace CoP.Channels.Files;

/// <summary>What goes with every answer under an address that is a key: nobody keeps it, follows it on, or takes it for a page of ours.</summary>
internal static class FileHeaders
{
    public static void Guard(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.CacheControl = "no-store";
    }
}
