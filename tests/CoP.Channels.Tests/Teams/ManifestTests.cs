using System.IO.Compression;
using CoP.Channels.Teams.Manifest;
using CoP.Dialogs;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Testing.Specs;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class ManifestTests
{
    private static readonly Guid AppId = new("11111111-2222-4333-8444-555555555555");

    [SpecFact(PublishedSpecs.Manifest)]
    public void Package_HoldsAValidManifest_ForOurBot()
    {
        var manifest = Read("manifest.json");

        Assert.Empty(PublishedSpecs.TeamsManifest(manifest));
        Assert.Equal(4, manifest.Split(AppId.ToString()).Length);
        Assert.NotEmpty(PublishedSpecs.TeamsManifest(manifest.Replace("\"icons\"", "\"icon\"", StringComparison.Ordinal)));
    }

    [SpecFact(PublishedSpecs.Localization)]
    public void Package_HoldsValidTranslations()
    {
        foreach (var language in new[] { "sw", "fr", "es" })
        {
            Assert.Empty(PublishedSpecs.TeamsLocalization(Read($"{language}.json")));
        }
    }

    /// <summary>Decision 22: only what mentions the bot reaches it.</summary>
    [Fact]
    public void Package_AsksForNoPermissionToReadWhatIsNotForTheBot() =>
        Assert.DoesNotContain("resourceSpecific", Read("manifest.json"), StringComparison.Ordinal);

    /// <summary>Decision 46: else Teams neither shows a consent card nor brings what people attach.</summary>
    [Fact]
    public void Package_SaysThatFilesAreSupported() =>
        Assert.Contains("\"supportsFiles\": true", Read("manifest.json"), StringComparison.Ordinal);

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void Icons_HaveTheSizeTeamsAsksFor(string name, int size)
    {
        using var zip = Package();
        using var stream = zip.GetEntry(name)!.Open();
        var head = new byte[24];
        stream.ReadExactly(head);

        Assert.Equal((size, size), (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(20))));
    }

    private static string Read(string name)
    {
        using var zip = Package();
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static ZipArchive Package()
    {
        var package = new MemoryStream();
        TeamsManifest.Write(AppId, new CommandMenu(FeatureServices.Catalog(FeatureList.All), new ResourceLocalizer()), package);
        package.Position = 0;
        return new ZipArchive(package, ZipArchiveMode.Read);
    }
}
