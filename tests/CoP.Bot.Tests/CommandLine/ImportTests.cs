using CoP.Bot.Tests.Staging;

namespace CoP.Bot.Tests.CommandLine;

public sealed class ImportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Glossary_AddsWhatIsNotThere_AndSaysWhatItLeftOut()
    {
        await File.WriteAllTextAsync(_folder["ours.csv"], "en,sw,definition_en\nhuduma card,kadi ya huduma,A card.\nOPCT,,Another meaning.\n,neno,\n");
        var said = await ImportAsync("ours.csv");
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("Added: 1. Left out because coordinators have removed them: 0. Left out for other reasons: 2.", said.Output, StringComparison.Ordinal);
        Assert.Contains("line 3: 'OPCT' is there already, under 'OPCT'.", said.Output, StringComparison.Ordinal);
        Assert.Contains("line 4: a name and a definition in English are needed.", said.Output, StringComparison.Ordinal);

        Assert.Contains("Added: 0.", (await ImportAsync("ours.csv")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Glossary_FromAFileThatCannotBeRead_IsRefusedPlainly()
    {
        (await ImportAsync("none.csv")).IsRefusedPlainly("none.csv");
        await File.WriteAllTextAsync(_folder["bad.csv"], "word,meaning\ncash,Money.\n");
        (await ImportAsync("bad.csv")).IsRefusedPlainly("Nothing was added.", "there is none called 'en'");
        await File.WriteAllBytesAsync(_folder["latin.csv"], [.. "en,definition_en\n"u8, 0xE9, .. ",Something.\n"u8]);
        (await ImportAsync("latin.csv")).IsRefusedPlainly("The file is not in UTF-8");
    }

    private Task<Spoken> ImportAsync(string file) => Spoken.ToAsync("import", "glossary", _folder[file], "--Database:ConnectionString", _folder.Connection);
}
