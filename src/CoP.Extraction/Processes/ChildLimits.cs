using System.Runtime.InteropServices;

namespace CoP.Extraction.Processes;

/// <summary>
/// What the process that reads denies itself before it opens the file, where the operating system helps: processor time, writing of files,
/// more than a few open files, a dump of its memory, and new rights. A limit that cannot be had is no reason not to read: the parent watches.
/// </summary>
internal static partial class ChildLimits
{
    private const int Cpu = 0;
    private const int FileSize = 1;
    private const int Core = 4;
    private const int OpenFiles = 7;
    private const int NoNewPrivileges = 38;
    private const ulong MaxOpenFiles = 128;

    public static void Set(ulong seconds)
    {
        // The numbers are those of Linux; elsewhere they mean other things.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            Limit(Cpu, seconds);
            Limit(FileSize, 0);
            Limit(Core, 0);
            Limit(OpenFiles, MaxOpenFiles);
            _ = prctl(NoNewPrivileges, 1, 0, 0, 0);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            // A system with another library of C.
        }
    }

    private static void Limit(int what, ulong most)
    {
        var limit = new ResourceLimit(most, most);
        _ = setrlimit(what, in limit);
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int setrlimit(int what, in ResourceLimit limit);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int prctl(int option, nuint two, nuint three, nuint four, nuint five);

    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
