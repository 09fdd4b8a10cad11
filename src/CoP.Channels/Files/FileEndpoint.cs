using CoP.Community.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CoP.Channels.Files;

/// <summary>Hands out a stored file to whoever has a link of <see cref="FileLinks"/>. A wrong link and a missing file look the same.</summary>
internal static class FileEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/files/{id:long}/{name}", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        long id, string name, long? expires, string? signature, HttpContext http, FileLinks links, IStoredFiles storedFiles, CancellationToken cancel)
    {
        FileHeaders.Guard(http.Response.Headers);
        return links.Holds(new FileReference(id, name), expires ?? 0, signature ?? "") && await storedFiles.FindAsync(id, cancel) is { } file && (file.IsPicture || await IsOpenAsync(id, expires!.Value, http.RequestServices, cancel))
            ? Hand(file, name, http.Response.Headers)
            : Results.NotFound();
    }

    /// <summary>Whether no feature that keeps the document has anything against handing it out now.</summary>
    private static async Task<bool> IsOpenAsync(long id, long expires, IServiceProvider services, CancellationToken cancel)
    {
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(expires) - FileLinks.DocumentLifetime;
        foreach (var guard in services.GetServices<IFileGuard>())
        {
            if (!await guard.AllowsAsync(id, signedAt, cancel))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A picture may be shown in a card, by clients of other origins too; nothing else is ever shown as a page of ours.</summary>
    private static IResult Hand(FileContent file, string name, IHeaderDictionary headers)
    {
        headers.CacheControl = "private, max-age=86400";
        var disposition = new ContentDispositionHeaderValue(file.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(file.Content, file.ContentType);
    }
}
