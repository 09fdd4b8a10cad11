using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace CoP.Storage.Sqlite;

/// <summary>
/// Binds the native SQLite before anything can touch it: the operating system's library, which its vendor keeps patched,
/// and the bundled one (3.35.5, of 2021) where there is none.
/// </summary>
internal static class SqliteLibrary
{
    private const string Core = "SQLitePCLRaw.core";
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";
    public const string BundledName = "e_sqlite3";
    private const int MemoryStatistics = 9; // SQLITE_CONFIG_MEMSTATUS, see https://www.sqlite.org/c3ref/c_config_covering_index_scan.html

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "It must run before the first use of Microsoft.Data.Sqlite, whoever that is.")]
    internal static void Bind()
    {
        AssemblyLoadContext.Default.Resolving += ResolveCore;
        NativeLibrary.SetDllImportResolver(Assembly.Load(new AssemblyName(Provider)), Resolve);
        NativeLibrary.SetDllImportResolver(typeof(SqliteLibrary).Assembly, Resolve);
        CountNoMemory();
    }

    // Statistics that nobody reads take a lock at each allocation. This counts only before the library's first use.
    private static void CountNoMemory()
    {
        Batteries_V2.Init();
        raw.sqlite3_config(MemoryStatistics, 0);
    }

    // Microsoft.Data.Sqlite asks for a newer SQLitePCLRaw.core than we pin; what it calls is the same in both.
    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted is { Name: Core, Version: not null } ? context.LoadFromAssemblyName(new AssemblyName(Core)) : null;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == BundledName && NativeLibrary.TryLoad(SystemName(), out var handle) ? handle : nint.Zero;

    private static string SystemName() =>
        OperatingSystem.IsWindows() ? "winsqlite3.dll"
        : OperatingSystem.IsMacOS() ? "libsqlite3.dylib"
        : "libsqlite3.so.0";
}
