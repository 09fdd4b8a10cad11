using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Manifest;

/// <summary>Builds the app package that a Teams administrator uploads, from the sources in <c>manifests/teams</c>.</summary>
public static class TeamsManifest
{
    private const string Folder = "TeamsManifest/";
    private static readonly string[] Pictures = ["color.png", "outline.png"];
    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    // One fixed time for all files: the same settings give the same package.
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the zip.</summary>
    /// <param name="appId">The bot's app id, which becomes the app's id as well.</param>
    /// <param name="menu">The commands that Teams shows while somebody types.</param>
    public static void Write(Guid appId, CommandMenu menu, Stream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", Bytes(Fill(appId, menu.Entries(MenuScopes.Suggested, Languages.English))));
        foreach (var language in Languages.All.Where(static language => language != Languages.English))
        {
            Add(zip, $"{language}.json", Bytes(Translate(language, menu.Entries(MenuScopes.Suggested, language))));
        }

        foreach (var name in Pictures)
        {
            Add(zip, name, Source(name));
        }
    }

    private static JsonNode Fill(Guid appId, IReadOnlyList<MenuEntry> commands)
    {
        var manifest = JsonNode.Parse(Source("manifest.json"))!;
        manifest["id"] = appId.ToString();
        var bot = manifest["bots"]![0]!;
        bot["botId"] = appId.ToString();
        manifest["composeExtensions"]![0]!["botId"] = appId.ToString();
        bot["commandLists"] = new JsonArray([.. Scopes.Select(scope => new JsonObject
        {
            ["scopes"] = new JsonArray(scope),
            ["commands"] = new JsonArray([.. commands.Select(static one => new JsonObject { ["title"] = one.Command, ["description"] = one.Description })]),
        })]);
        return manifest;
    }

    /// <summary>A translation names what it translates by its path in the manifest.</summary>
    private static JsonNode Translate(string language, IReadOnlyList<MenuEntry> commands)
    {
        var texts = JsonNode.Parse(Source($"{language}.json"))!;
        for (var list = 0; list < Scopes.Length; list++)
        {
            for (var at = 0; at < commands.Count; at++)
            {
                texts[string.Create(CultureInfo.InvariantCulture, $"bots[0].commandLists[{list}].commands[{at}].description")] = commands[at].Description;
            }
        }

        return texts;
    }

    private static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json, Indented);

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Source(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
