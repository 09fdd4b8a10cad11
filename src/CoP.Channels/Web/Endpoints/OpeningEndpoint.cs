using CoP.Community;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoP.Channels.Web.Endpoints;

/// <summary>Who sits where at first, for a visitor who reads this language.</summary>
internal static class OpeningEndpoint
{
    public static void MapOpening(this IEndpointRouteBuilder routes) => routes.MapGet("/opening/{language}", OpeningAsync);

    private static async Task<IResult> OpeningAsync(string language, ITryOutPair pairs, CancellationToken cancel)
    {
        var known = Languages.All.Contains(language) ? language : Languages.English;
        return await pairs.FindAsync(known, cancel) is { } pair ? Results.Json(pair) : Results.Json(new { });
    }
}
