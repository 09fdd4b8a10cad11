using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoP.Channels.Teams.Manifest;

/// <summary>Builds the app package that a Teams administrator uploads, from the sources in <c>manifests/teams</c>.</summary>
public static class TeamsManifest
{
    private const string Folder = "TeamsManifest/";
    private static readonly string[] Others = ["color.png", "outline.png", "sw.json", "fr.json", "es.json"];

    // One fixed time for all files: the same settings give the same package.
    private static readonly DateTimeOffset Stamp = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes the zip.</summary>
    /// <param name="appId">The bot's app id, which becomes the app's id as well.</param>
    public static void Write(Guid appId, Stream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true);
        Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(Fill(appId), Indented));
        foreach (var name in Others)
        {
            Add(zip, name, Source(name));
        }
    }

    private static JsonNode Fill(Guid appId)
    {
        var manifest = JsonNode.Parse(Source("manifest.json"))!;
        manifest["id"] = appId.ToString();
        manifest["bots"]![0]!["botId"] = appId.ToString();
        return manifest;
    }

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
