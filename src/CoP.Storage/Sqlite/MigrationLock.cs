namespace CoP.Storage.Sqlite;

/// <summary>
/// Lets one process at a time bring the schema up to date. On SQLite, EF Core's own lock is a row in <c>__EFMigrationsLock</c>,
/// which outlives a process that is killed while it holds it and keeps everybody after it waiting for ever; it is not used. A
/// locked file is given back by the operating system. The file is the marker, which stays beside the database anyway.
/// </summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for its turn, and holds it until disposed.</summary>
    public static async Task<FileStream> TakeAsync(DatabaseFile file, TimeProvider clock, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return DatabaseFile.Open(file.Marker, FileAccess.Write, FileShare.None);
            }
            catch (IOException fault) when (DatabaseFile.IsTaken(fault))
            {
                await Task.Delay(Pause, clock, cancel);
            }
        }
    }
}
