using CoP.Community;
using CoP.Dialogs.Localization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoP.Channels.Web.Endpoints;

/// <summary>The page itself and its words.</summary>
internal static class PageEndpoints
{
    private const string Prefix = "tryout.";

    public static void MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (PageFiles files) => Serve(files, "index.html"));
        routes.MapGet("/tryout/page/{name}", Serve);
    }

    public static void MapWords(this IEndpointRouteBuilder routes) => routes.MapGet("/words/{language}", Words);

    private static IResult Serve(PageFiles files, string name) =>
        files.Find(name) is { } file ? Results.Bytes(file.Content, file.ContentType, entityTag: file.Tag) : Results.NotFound();

    private static IResult Words(string language, ILocalizer words) =>
        Languages.All.Contains(language)
            ? Results.Json(words.All(language)
                .Where(static word => word.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .ToDictionary(static word => word.Key[Prefix.Length..], static word => word.Value))
            : Results.NotFound();
}
