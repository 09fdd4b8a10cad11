namespace CoP.Testing.Specs;

/// <summary>Finds the folder of published specifications beside the repository.</summary>
public static class SpecFolder
{
    /// <summary>The path of a specification, or null when the folder is not on this machine.</summary>
    public static string? Find(string file) => SharedFolder.Find(Path.Combine("specs", file));
}
