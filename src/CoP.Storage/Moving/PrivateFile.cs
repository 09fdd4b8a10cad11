namespace CoP.Storage.Moving;

/// <summary>A file for its owner alone that is written beside its place and put there only when it is whole.</summary>
public static class PrivateFile
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="write">Gets the path to write to: an empty file that nobody else may read.</param>
    /// <exception cref="ArchiveException">There is a file of that name already.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<string, Task<T>> write)
    {
        var whole = Path.GetFullPath(path);
        if (Path.Exists(whole))
        {
            throw new ArchiveException($"There is something called {whole} already; nothing is overwritten.");
        }

        var unfinished = $"{whole}.unfinished-{Guid.NewGuid():n}";
        try
        {
            Make(unfinished);
            var done = await write(unfinished);
            await FlushAsync(unfinished);
            File.Move(unfinished, whole, overwrite: false);
            return done;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owners;
        }

        new FileStream(path, options).Dispose();
    }

    /// <summary>It is on the disk before it has its name.</summary>
    private static async Task FlushAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
