using System.Runtime.InteropServices;

namespace CoP.Storage.Sqlite;

/// <summary>Whatever the process makes from now on is for its own user.</summary>
public static partial class PrivateFiles
{
    private const uint OthersMayNothing = 0b000_111_111;

    public static void Begin()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask(OthersMayNothing);
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetMask(uint mask);
}
