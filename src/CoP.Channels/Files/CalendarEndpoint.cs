using System.Buffers.Text;
using System.Security.Cryptography;
using CoP.Community.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CoP.Channels.Files;

/// <summary>
/// Hands out a calendar to whoever has its address, which programs fetch many times a day: one that has it already is told so. An
/// address that was revoked and one that never was look the same.
/// </summary>
internal static class CalendarEndpoint
{
    private const string ContentType = "text/calendar; charset=utf-8";
    private static readonly string[] Verbs = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/calendar/{secret}.ics", Verbs, GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string secret, HttpContext http, [FromServices] ICalendarFeeds feeds, CancellationToken cancel)
    {
        FileHeaders.Guard(http.Response.Headers);
        if (await feeds.ReadAsync(secret, cancel) is not { } calendar)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(calendar, ContentType, "calendar.ics", entityTag: new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(calendar))}\""));
    }
}
