using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CoP.Bot.Hosting;

/// <summary>
/// Where to listen: what the command line says counts before the environment (<c>ASPNETCORE_URLS</c>, or ports alone, which
/// container images set), and that before the files. An address of our own comes in only when nobody says anything.
/// </summary>
internal static class Listening
{
    public static readonly string[] Ports = ["HTTP_PORTS", "HTTPS_PORTS"];

    private const string Urls = "Urls";
    private const string Default = "http://localhost:3978";

    public static void ListenWhereTold(this IConfigurationManager configuration)
    {
        if ((Told<CommandLineConfigurationProvider>(configuration) ?? Told<EnvironmentVariablesConfigurationProvider>(configuration)) is { } told)
        {
            configuration[Urls] = told;
        }
        else if (!Ports.Append(Urls).Any(key => configuration[key] is { Length: > 0 }) && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            configuration[Urls] = Default;
        }
    }

    /// <summary>The addresses, or nothing when there are only ports: what stands in a file would win over them. Null when neither is told.</summary>
    private static string? Told<TProvider>(IConfigurationManager configuration) =>
        Of<TProvider>(configuration, Urls) ?? (Ports.Any(key => Of<TProvider>(configuration, key) is not null) ? "" : null);

    private static string? Of<TProvider>(IConfigurationManager configuration, string key) => ((IConfigurationRoot)configuration).Providers
        .Where(static provider => provider is TProvider)
        .Select(provider => provider.TryGet(key, out var value) ? value : null)
        .LastOrDefault(static value => !string.IsNullOrEmpty(value));
}
