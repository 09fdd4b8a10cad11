using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace CoP.Bot.Hosting;

/// <summary>
/// Settings that are handed over as files, one each, named as in the environment (<c>Telegram__Token</c>): where containers have their secrets, and where
/// systemd lays credentials. An environment is inherited and shown by many tools; a file is read by whoever may.
/// </summary>
internal static class SecretFiles
{
    public const string OfContainers = "/run/secrets";

    /// <summary>Systemd says there where it has laid them.</summary>
    private const string OfSystemd = "CREDENTIALS_DIRECTORY";

    /// <summary>They count more than the environment, and less than the command line.</summary>
    public static void AddSecretFiles(this IConfigurationManager configuration)
    {
        foreach (var folder in new[] { OfContainers, configuration[OfSystemd] }.OfType<string>().Where(Directory.Exists))
        {
            var last = configuration.Sources.ToList().FindLastIndex(static source => source is CommandLineConfigurationSource);
            configuration.Sources.Insert(last < 0 ? configuration.Sources.Count : last, new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(folder), Optional = true });
        }
    }
}
