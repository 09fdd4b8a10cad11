using System.Reflection;
using System.Xml.Linq;

namespace CoP.Architecture.Tests;

/// <summary>A project of the house, and what stands below it.</summary>
/// <param name="Below">The rooms it may use.</param>
public sealed record Room(string Name, params string[] Below)
{
    private const string Search = "CoP.Search";
    private const string Minutes = "CoP.Minutes";
    private const string Community = "CoP.Community";
    private const string Dialogs = "CoP.Dialogs";
    private const string Delivery = "CoP.Delivery";

    public static IReadOnlyList<Room> All { get; } =
    [
        new(Search),
        new("CoP.Extraction"),
        new(Minutes),
        new(Community, Minutes, Search),
        new(Dialogs, Community, Minutes),
        new(Delivery, Dialogs, Community),
        new("CoP.Channels", Delivery, Dialogs, Community),
        new("CoP.Scheduling", Community),
        new("CoP.Storage", Community),
        new("CoP.Bot", "CoP.Channels", "CoP.Extraction", "CoP.Scheduling", "CoP.Storage", Delivery, Dialogs, Community),
    ];

    public static string Source { get; } = Find();

    public string Folder => Path.Combine(Source, Name);

    /// <summary>The rooms that the project file names.</summary>
    public IEnumerable<string> ProjectReferences => XDocument.Load(Path.Combine(Folder, $"{Name}.csproj"))
        .Descendants("ProjectReference")
        .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    /// <summary>The assemblies that the compiled code really uses.</summary>
    public IEnumerable<string> AssemblyReferences =>
        Assembly.Load(Name).GetReferencedAssemblies().Select(static assembly => assembly.Name!);

    public IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any());

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CoP.Bot.sln")))
        {
            at = at.Parent;
        }

        return Path.Combine(at!.FullName, "src");
    }
}
