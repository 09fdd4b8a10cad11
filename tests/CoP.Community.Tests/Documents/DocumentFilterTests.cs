using CoP.Community.Documents;
using CoP.Community.Search;

namespace CoP.Community.Tests.Documents;

/// <summary>What a search for documents is narrowed to, asked of a real database.</summary>
public sealed class DocumentFilterTests
{
    private static readonly Dictionary<string, (SearchFilter Fits, SearchFilter Other)> Facets = new(StringComparer.Ordinal)
    {
        ["thing"] = (new() { Thing = Document.SubjectKind }, new() { Thing = Question.Kind }),
        ["sort"] = (new() { Sort = nameof(DocumentKind.Report) }, new() { Sort = nameof(DocumentKind.Minutes) }),
        ["theme"] = (new() { Theme = "data" }, new() { Theme = "finance" }),
        ["pillar"] = (new() { Pillar = Pillars.HealthInsurance }, new() { Pillar = Pillars.SocialSecurity }),
        ["group"] = (new() { GroupId = 1 }, new() { GroupId = 2 }),
        ["county"] = (new() { County = "023" }, new() { County = "001" }),
        ["country"] = (new() { Country = "Uganda" }, new() { Country = "Rwanda" }),
        ["since"] = (new() { Since = 2020 }, new() { Since = 2021 }),
        ["language"] = (new() { Language = "sw" }, new() { Language = "en" }),
        ["audience"] = (new() { Audience = nameof(DocumentAudience.Donors) }, new() { Audience = nameof(DocumentAudience.Technical) }),
    };

    public static TheoryData<string> Names => [.. Facets.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Facet_LeavesWhatFits_AndNothingElse(string facet)
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var id = await fixture.PublishedAsync(DocumentFixture.Draft(change: draft => draft with
        {
            Themes = ["targeting", "data"],
            Pillars = Pillars.SocialAssistance | Pillars.HealthInsurance,
            GroupId = fixture.Group,
            Counties = ["023"],
            Countries = ["Kenya", "Uganda"],
            Year = 2020,
            Language = "sw",
            Audiences = [nameof(DocumentAudience.Donors)],
        }));

        Assert.Equal([id], await fixture.FoundAsync(fixture.Outsider, "drought", Facets[facet].Fits));
        Assert.Empty(await fixture.FoundAsync(fixture.Outsider, "drought", Facets[facet].Other));
    }

    [Fact]
    public async Task Countries_AreThoseOfWhatEveryMemberMayRead()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        await fixture.PublishedAsync(DocumentFixture.Draft(change: static draft => draft with { Countries = ["Uganda", "Kenya"] }));
        await fixture.PublishedAsync(DocumentFixture.Draft(change: static draft => draft with { Countries = ["Kenya", "Somalia"], Readers = DocumentReaders.Coordinators }));
        Assert.Equal(["Kenya", "Uganda"], await fixture.Community.DoAsync((DocumentLists lists) => lists.CountriesAsync(default)));
    }
}
