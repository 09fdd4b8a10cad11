namespace CoP.Bot.CommandLine;

/// <summary>A command line, taken apart: what is said to the program, and settings such as <c>--Teams:Enabled true</c>.</summary>
/// <param name="Settings">Each as <c>--Section:Key=value</c>.</param>
/// <param name="Fault">What is wrong with the settings, or null.</param>
internal sealed record CommandLineInvocation(string[] Words, string[] Settings, string? Fault)
{
    /// <summary>Settings of the host itself, which have no section.</summary>
    private static readonly string[] HostSettings = ["--Urls", "--Http_Ports", "--Https_Ports", "--Environment", "--ContentRoot", "--ApplicationName", "--AllowedHosts"];

    /// <summary>What commands take; the command line allows a colon there as well.</summary>
    private static readonly string[] Options = ["--role", "--organisation", "--kind", "--lead", "--until", "--output"];

    public static CommandLineInvocation Split(string[] args)
    {
        List<string> words = [], settings = [];
        for (var at = 0; at < args.Length; at++)
        {
            if (!IsSetting(args[at]))
            {
                words.Add(args[at]);
            }
            else if (args[at].Contains('='))
            {
                settings.Add(args[at]);
            }
            else if (at + 1 == args.Length)
            {
                return new([], [], $"{args[at]} needs a value behind it.");
            }
            else
            {
                settings.Add($"{args[at]}={args[++at]}");
            }
        }

        return new([.. words], [.. settings], null);
    }

    private static bool IsSetting(string word)
    {
        var name = word.Split('=')[0];
        return name.StartsWith("--", StringComparison.Ordinal)
            && (HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase)
                || (name.Contains(':') && !Options.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase)));
    }
}
