using System.Net;
using System.Net.Mime;
using System.Text;
using CoP.Community;
using CoP.Dialogs.Localization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Channels.Web.Guard;

/// <summary>What a browser without the key sees: where the whole address is to be found.</summary>
internal static class KeylessPage
{
    public static IResult Of(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<ILocalizer>();
        var language = http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(static tag => tag.Quality ?? 1)
            .Select(static tag => Languages.Nearest(tag.Value.Value))
            .FirstOrDefault(static known => known is not null) ?? Languages.English;
        return Results.Text(Html(words, language), MediaTypeNames.Text.Html, Encoding.UTF8, StatusCodes.Status403Forbidden);
    }

    private static string Html(ILocalizer words, string language)
    {
        var title = WebUtility.HtmlEncode(words.Say("tryout.key.title", language));
        var text = WebUtility.HtmlEncode(words.Say("tryout.key.text", language));
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{title}</title></head>
            <body><h1>{title}</h1><p>{text}</p></body>
            </html>
            """;
    }
}
