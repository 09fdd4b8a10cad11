using YamlDotNet.RepresentationModel;

namespace CoP.Bot.Tests.Deployment;

/// <summary>A file of <c>deploy/</c>.</summary>
/// <param name="Name">Below that folder, with slashes.</param>
internal sealed record DeployFile(string Name, string Text)
{
    public static string Root { get; } = Find();

    public static IReadOnlyList<DeployFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "deploy"), "*", SearchOption.AllDirectories)
            .Select(static path => new DeployFile(Path.GetRelativePath(Path.Combine(Root, "deploy"), path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    public static IEnumerable<DeployFile> Compose => All.Where(static file => file.Name.StartsWith("compose.", StringComparison.Ordinal));

    public static IEnumerable<DeployFile> Kubernetes => All.Where(static file => file.Name.StartsWith("kubernetes/", StringComparison.Ordinal));

    public static string Dockerfile => Of("Dockerfile").Text;

    public static string Bicep => Of("azure/main.bicep").Text;

    public YamlNode Yaml
    {
        get
        {
            var stream = new YamlStream();
            stream.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(Text))));
            return Assert.Single(stream.Documents).RootNode;
        }
    }

    public static DeployFile Of(string name) => All.Single(file => file.Name == name);

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "CoP.Bot.sln")))
        {
            at = at.Parent!;
        }

        return at.FullName;
    }
}

/// <summary>Ways through YAML that end in nothing where it is not so deep.</summary>
internal static class YamlReading
{
    public static YamlNode? At(this YamlNode? node, params string[] path) => path.Aggregate(node, static (at, key) => at switch
    {
        YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null,
        YamlSequenceNode list when int.TryParse(key, null, out var index) => list.Children.ElementAtOrDefault(index),
        _ => null,
    });

    public static string? Text(this YamlNode? node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    public static IEnumerable<YamlNode> Items(this YamlNode? node, params string[] path) => node.At(path) is YamlSequenceNode list ? list.Children : [];

    public static IEnumerable<(string Name, YamlNode Value)> Pairs(this YamlNode? node, params string[] path) =>
        node.At(path) is YamlMappingNode map ? map.Children.Select(static pair => (((YamlScalarNode)pair.Key).Value!, pair.Value)) : [];

    /// <summary>Every value of that name, however deep.</summary>
    public static IEnumerable<YamlNode> Everywhere(this YamlNode node, string name) => node.AllNodes.OfType<YamlMappingNode>()
        .SelectMany(map => map.Children.Where(pair => (pair.Key as YamlScalarNode)?.Value == name).Select(static pair => pair.Value)).Distinct();
}
