using System.IO.Compression;
using CoP.Bot.Tests.Staging;
using CoP.Testing.Specs;
using CoP.Testing.Teams;

namespace CoP.Bot.Tests.CommandLine;

public sealed class ManifestTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SpecFact(PublishedSpecs.Manifest)]
    public async Task Manifest_WritesAPackageThatKeepsToThePublishedSchemas()
    {
        var said = await Spoken.ToAsync("manifest", "--output", _folder["bot.zip"], "--Teams:AppId", TeamsStandIn.AppId);

        Assert.Equal(0, said.Code);
        await using var zip = await ZipFile.OpenReadAsync(_folder["bot.zip"]);
        Assert.Empty(PublishedSpecs.TeamsManifest(Read(zip, "manifest.json")));
        Assert.Contains(TeamsStandIn.AppId, Read(zip, "manifest.json"), StringComparison.Ordinal);
        Assert.All((string[])["sw.json", "fr.json", "es.json"], name => Assert.Empty(PublishedSpecs.TeamsLocalization(Read(zip, name))));
    }

    [Theory]
    [InlineData("--Teams:AppId=")]
    [InlineData("--Teams:AppId=hello")]
    [InlineData("--Teams:AppId={11111111-2222-4333-8444-555555555555}")]
    public async Task Manifest_WithoutAnAppId_IsRefused_AndWritesNothing(string setting)
    {
        (await Spoken.ToAsync("manifest", setting, "--output", _folder["bot.zip"])).IsRefusedPlainly("Teams:AppId", "GUID");

        Assert.False(File.Exists(_folder["bot.zip"]));
    }

    [Theory]
    [InlineData("missing/bot.zip")]
    [InlineData("")]
    public async Task Manifest_ThatCannotBeWritten_SaysSo(string file) =>
        (await Spoken.ToAsync("manifest", $"--Teams:AppId={TeamsStandIn.AppId}", "--output", _folder[file])).IsRefusedPlainly("The package cannot be written", _folder[""]);

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
