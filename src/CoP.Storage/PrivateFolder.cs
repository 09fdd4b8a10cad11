namespace CoP.Storage;

/// <summary>A folder for the operating system's user who runs the program and for nobody else.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Setting">Which names it, for whoever has to mend it.</param>
internal readonly record struct PrivateFolder(string Path, string Setting)
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="IOException">It cannot be made.</exception>
    public void Make()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path);
            }
            else
            {
                Directory.CreateDirectory(Path, Owners);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{Setting} names the folder '{Path}', which cannot be made: {fault.Message}", fault);
        }
    }

    /// <summary>Finds out whether it could be made, and leaves nothing behind.</summary>
    /// <exception cref="IOException">It could not; the message says why.</exception>
    public void Try()
    {
        var there = Path;
        while (!Directory.Exists(there))
        {
            if (File.Exists(there))
            {
                throw new IOException($"{Setting} names the folder '{Path}', which cannot be made: '{there}' is a file.");
            }

            there = System.IO.Path.GetDirectoryName(there)!;
        }

        using var trial = new FileStream(
            System.IO.Path.Combine(there, System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }
}
