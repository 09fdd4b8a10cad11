namespace CoP.Testing.Specs;

/// <summary>Finds recorded payloads of real clients, which lie beside the repository.</summary>
public static class FixtureFolder
{
    /// <summary>The recorded activities by file name; empty when they are not on this machine.</summary>
    public static IReadOnlyList<string> Activities()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "specs")))
            {
                return [.. Directory.EnumerateFiles(shared, "group-mention.json", SearchOption.AllDirectories)
                    .SelectMany(static file => Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.json"))
                    .Order(StringComparer.Ordinal)];
            }
        }

        return [];
    }
}
