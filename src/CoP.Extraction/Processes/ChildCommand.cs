using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CoP.Extraction.Processes;

/// <summary>How this program is started once more.</summary>
internal sealed record ChildCommand(string Program, IReadOnlyList<string> Words)
{
    private const int HeapBytes = 176 << 20;

    // Whatever else the environment holds (tokens, passwords, hooks) is not for a process that opens what strangers made.
    private static readonly string[] Passed = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

    /// <summary>As an executable of its own name, or as a library that <c>dotnet</c> runs; also where another program, such as one that runs tests, holds it.</summary>
    public static ChildCommand Of(Assembly program)
    {
        var running = Environment.ProcessPath ?? "dotnet";
        var name = Path.GetFileNameWithoutExtension(running);
        return program.Location.Length == 0 || name == program.GetName().Name
            ? new(running, [ExtractionChild.Command])
            : new(name == "dotnet" ? running : Dotnet, [program.Location, ExtractionChild.Command]);
    }

    private static string Dotnet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    public ProcessStartInfo Start(int seconds, IEnumerable<string> paths)
    {
        var start = new ProcessStartInfo(Program, [.. Words, seconds.ToString(CultureInfo.InvariantCulture), .. paths])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        Empty(start.Environment);
        return start;
    }

    private static void Empty(IDictionary<string, string?> environment)
    {
        var kept = Passed.Where(environment.ContainsKey).ToDictionary(static name => name, name => environment[name]);
        environment.Clear();
        foreach (var (name, value) in kept)
        {
            environment[name] = value;
        }

        environment["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        environment["DOTNET_EnableDiagnostics"] = "0"; // Nobody looks into it, and it leaves no files.
        environment["DOTNET_TieredPGO"] = "0"; // It ends before what was profiled pays.
    }
}
