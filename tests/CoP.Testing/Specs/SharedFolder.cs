using Xunit;

namespace CoP.Testing.Specs;

/// <summary>Finds what lies beside the repository: specifications, libraries to import.</summary>
public static class SharedFolder
{
    /// <param name="path">Below the folder <c>shared</c>, with slashes.</param>
    /// <returns>The path of a file or folder, or null when it is not on this machine.</returns>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}

/// <summary>A test that imports a real library, which lies beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibraryFactAttribute : FactAttribute
{
    public LibraryFactAttribute() => Skip = SharedFolder.Find("data/documents.jsonl") is null && Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") != "1"
        ? "The folder shared/data with the documents to import is not beside the repository."
        : null;
}
