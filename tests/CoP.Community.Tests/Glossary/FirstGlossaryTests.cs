using CoP.Storage.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Community.Tests.Glossary;

/// <summary>What every community begins with.</summary>
public sealed class FirstGlossaryTests
{
    private static readonly string Folder = Find();

    [Fact]
    public async Task FirstGlossary_IsThereOnce_AndWhenEmptiedItStaysEmpty()
    {
        await using var community = await TestCommunity.EmptyAsync();
        await EnsureAsync(community);
        Assert.Equal(51, await community.ReadAsync(static db => db.GlossaryTerms.CountAsync()));
        await community.ChangeAsync(static db => db.GlossaryTerms.ExecuteDeleteAsync());
        await EnsureAsync(community);
        Assert.Equal(0, await community.ReadAsync(static db => db.GlossaryTerms.CountAsync()));
    }

    [Fact]
    public async Task FirstGlossary_HasNamesAndADefinitionInEveryLanguage()
    {
        await using var community = await TestCommunity.EmptyAsync();
        await EnsureAsync(community);
        var terms = await community.ReadAsync(static db => db.GlossaryTerms.Include(static term => term.Names).ToListAsync());
        Assert.All(terms, static term => Assert.All(Languages.All, language =>
            Assert.True(term.NamesIn(language).Any() && term.Definition(language).Language == language, $"{term.Name("en")} in {language}")));
        Assert.Equal("social protection", terms.Single(static term => term.NamesIn("sw").Contains("ulinzi wa jamii")).Name("en"));
        Assert.Equal("social security", terms.Single(static term => term.NamesIn("sw").Contains("hifadhi ya jamii")).Name("en"));
    }

    private static Task EnsureAsync(TestCommunity community) => community.Services.GetRequiredService<FirstGlossary>().EnsureAsync(Folder, default);

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "samples", "kenya-sp-cop")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "samples", "kenya-sp-cop");
    }
}
