namespace CoP.Testing.Specs;

/// <summary>Finds the folder of published specifications beside the repository.</summary>
public static class SpecFolder
{
    /// <summary>The path of a specification, or null when the folder is not on this machine.</summary>
    public static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "specs", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
