using CoP.Channels.Local;
using CoP.Channels.Teams;
using CoP.Channels.Web;
using Microsoft.Extensions.Options;

namespace CoP.Bot.Hosting;

/// <summary>Tells whoever started the program where to look, and what they have opened.</summary>
internal static class Addresses
{
    private static readonly string[] AllInterfaces = ["0.0.0.0", "[::]", "*", "+"];

    /// <summary>Prints it on the standard output as soon as the program listens: the key of the try-out page belongs into no log.</summary>
    public static void SayWhere(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var url in app.Urls)
        {
            Console.WriteLine(app.InWords(url));
        }
    });

    /// <summary>What is said about one address that the program listens on.</summary>
    internal static string InWords(this WebApplication app, string url) =>
        $"{(IsTryOutOn(app) ? $"Try it in a browser: {PageAt(app, url)}" : $"Listening on {url}")}{Warning(app, url)}";

    private static bool IsTryOutOn(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<TryOutOptions>>().Value.IsOn(app.Environment);

    /// <summary>The page is for this machine only, so the address names it.</summary>
    private static string PageAt(WebApplication app, string url) =>
        $"{AllInterfaces.Aggregate(url, static (address, all) => address.Replace($"//{all}:", "//localhost:", StringComparison.Ordinal))}/"
        + $"?{LocalKey.Parameter}={app.Services.GetRequiredService<LocalKey>().Value}";

    private static string Warning(WebApplication app, string url) =>
        app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value is { Enabled: true, Authentication: TeamsAuthentication.Off }
            ? $"{Environment.NewLine}Teams:Authentication is Off: every program on this machine can speak as anybody at {url}/api/messages. Put no proxy in front of it."
            : "";
}
