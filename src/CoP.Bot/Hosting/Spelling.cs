namespace CoP.Bot.Hosting;

/// <summary>How a command is said to the program in the way in which it was started.</summary>
internal static class Spelling
{
    private const string Name = "CoP.Bot";

    public static string Of(string command) => Of(
        command, Environment.GetEnvironmentVariable("DOTNET_LAUNCH_PROFILE") is not null, Path.GetFileNameWithoutExtension(Environment.ProcessPath));

    /// <param name="isBuiltHere">Under <c>dotnet run</c>, which keeps what stands before <c>--</c> for itself, and names its profile in the environment.</param>
    /// <param name="process">The file that runs: the program's own, or <c>dotnet</c> for a program that is published without one.</param>
    internal static string Of(string command, bool isBuiltHere, string? process) =>
        isBuiltHere ? $"dotnet run --project src/{Name} -- {command}"
        : process == "dotnet" ? $"dotnet {Name}.dll {command}"
        : $"{Name} {command}";
}
