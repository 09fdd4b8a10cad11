using CoP.Community.Glossary;

namespace CoP.Community.Tests.Glossary;

public sealed class GlossaryTests
{
    [Theory]
    [InlineData("CT-OVC", "ct ovc")]
    [InlineData("CT-OVC", "“CTOVC”?")]
    [InlineData("Réactive aux chocs", "reactive aux chocs")]
    [InlineData("M&E", "m and e")]
    public void Spellings_OfOneName_AreOneKey(string one, string other) => Assert.Equal(GlossarySpelling.Key(one), GlossarySpelling.Key(other));

    [Fact]
    public async Task Term_IsFoundByEachOfItsNames_InEveryLanguage()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var id = (await AddAsync(fixture, Draft("OPCT, Older Persons Cash Transfer", "For the old.", "pesa za wazee"))).Value.Id;
        Assert.All(["opct", "older-persons cash transfer", "PESA ZA WAZEE"], name => Assert.Equal(id, FindAsync(fixture, name).GetAwaiter().GetResult()));
        Assert.Null(await FindAsync(fixture, "cash"));
        Assert.Null(await FindAsync(fixture, "?!"));
    }

    [Fact]
    public async Task Definition_ThatIsMissingInALanguage_IsTheEnglishOne_AndSaysSo()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var term = (await AddAsync(fixture, Draft("OPCT", "For the old.", "pesa za wazee"))).Value;
        Assert.Equal((("For the old.", "en"), "pesa za wazee", "OPCT"), (term.Definition("sw"), term.Name("sw"), term.Name("fr")));
    }

    [Fact]
    public async Task Name_OfAnotherMeaning_IsRefusedInAnyLanguage_NamingThatMeaning()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await AddAsync(fixture, Draft("cash transfer, CT", "Money."));
        var refused = await AddAsync(fixture, Draft("county treasury", "Where money is.", "C.T."));
        Assert.Equal(new GlossaryNameIsTaken("sw", "C.T.", "cash transfer"), refused.Refusal);
    }

    [Theory]
    [InlineData("", "Money.")]
    [InlineData("cash", "")]
    [InlineData("cash", " \u200B ")]
    public async Task Term_WithoutNameOrDefinitionInEnglish_IsRefused(string names, string definition)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<GlossaryTermIncomplete>((await AddAsync(fixture, Draft(names, definition, "pesa"))).Refusal);
    }

    [Fact]
    public async Task Name_WithoutALetter_OrTooLong_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(new GlossaryNameUnclear("en", "?!"), (await AddAsync(fixture, Draft("cash, ?!", "Money."))).Refusal);
        Assert.IsType<GlossaryNameUnclear>((await AddAsync(fixture, Draft(new string('a', 101), "Money."))).Refusal);
    }

    [Fact]
    public async Task Change_OfWhatAnotherHasChanged_IsRefused_AndTheOthersStands()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var term = (await AddAsync(fixture, Draft("cash", "Money."))).Value;
        Assert.True((await ChangeAsync(fixture, term, Draft("cash, money", "Money."))).Succeeded);
        Assert.IsType<GlossaryTermChanged>((await ChangeAsync(fixture, term, Draft("coin", "Coins."))).Refusal);
        Assert.Equal(term.Id, await FindAsync(fixture, "money"));
        Assert.Null(await FindAsync(fixture, "coin"));
        Assert.Equal($"glossary-term:{term.Id}", Assert.Single(await fixture.AuditAsync("term.edit")).Subject);
    }

    [Fact]
    public async Task Change_KeepsItsOwnNames_AndFreesThoseItGivesUp()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var term = (await AddAsync(fixture, Draft("cash, money", "Money."))).Value;
        Assert.True((await ChangeAsync(fixture, term, Draft("money, coin", "Money."))).Succeeded);
        Assert.True((await AddAsync(fixture, Draft("cash", "Banknotes."))).Succeeded);
    }

    [Fact]
    public async Task Remove_FreesItsNames_AndIsWrittenDownByName()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var term = (await AddAsync(fixture, Draft("cash", "Money."))).Value;
        Assert.True((await RemoveAsync(fixture, term.Id)).Succeeded);
        Assert.IsType<GlossaryTermNotFound>((await RemoveAsync(fixture, term.Id)).Refusal);
        Assert.Equal("cash", Assert.Single(await fixture.AuditAsync("term.remove")).Reason);
        Assert.True((await AddAsync(fixture, Draft("cash", "Money again."))).Succeeded);
    }

    [Fact]
    public async Task Nearest_AreThoseMostAlike_AtMostAsManyAsAsked()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        foreach (var name in new[] { "targeting", "graduation", "transfer value", "tax" })
        {
            await AddAsync(fixture, Draft(name, "Something."));
        }

        Assert.Equal(["targeting"], await NearestAsync(fixture, "tarjeting", 3));
        Assert.Equal(["transfer value"], await NearestAsync(fixture, "transfer", 1));
        Assert.Empty(await NearestAsync(fixture, "zzz", 3));
    }

    [Fact]
    public async Task Lines_AreWhatTheSearchReads_AndTheirStampChangesWithThem()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(("", ""), (await LinesAsync(fixture), await StampAsync(fixture)));
        var term = (await AddAsync(fixture, Draft("cash = money", "Money.", "pesa"))).Value;
        var stamps = new List<string> { await StampAsync(fixture) };
        Assert.Equal("cash   money = pesa", await LinesAsync(fixture));

        await ChangeAsync(fixture, term, Draft("cash", "Money.", "pesa, hela"));
        stamps.Add(await StampAsync(fixture));
        Assert.Equal("cash = pesa = hela", await LinesAsync(fixture));
        var other = (await AddAsync(fixture, Draft("tax", "Dues."))).Value;
        stamps.Add(await StampAsync(fixture));
        await RemoveAsync(fixture, other.Id);
        stamps.Add(await StampAsync(fixture));
        await AddAsync(fixture, Draft("tax", "Dues."));
        stamps.Add(await StampAsync(fixture));

        Assert.Equal(stamps[1], stamps[3]); // The lines are those of before, too.
        Assert.Equal(4, stamps.Distinct().Count());
    }

    [Fact]
    public async Task Sheet_AddsWhatIsMissing_AndLeavesAloneWhatCoordinatorsHaveChangedOrRemoved()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        const string Sheet = "en,sw,definition_en\ncash,pesa,\"Money, of any kind.\"\ntax,kodi,Dues.\nword,,\n";
        Assert.Equal((2, 0, 1), Counts(await LoadAsync(fixture, Sheet)));
        var (cash, tax) = ((await FindAsync(fixture, "cash"))!.Value, (await FindAsync(fixture, "tax"))!.Value);
        await RemoveAsync(fixture, tax);
        var edited = await fixture.Community.ReadAsync(db => db.GlossaryTerms.SingleAsync(term => term.Id == cash));
        await ChangeAsync(fixture, edited, Draft("cash", "What we say."));

        var again = await LoadAsync(fixture, Sheet);
        Assert.Equal((0, 1, 2), Counts(again));
        Assert.Equal((2L, new GlossaryNameIsTaken("en", "cash", "cash")), again.Refused[0]);
        Assert.Null(await FindAsync(fixture, "kodi"));
        Assert.Equal("What we say.", (await fixture.Community.ReadAsync(db => db.GlossaryTerms.SingleAsync(term => term.Id == cash))).Definition("en").Text);
    }

    [Theory]
    [InlineData("", "none called 'en'")]
    [InlineData("en,sw\ncash,pesa", "none called 'definition_en'")]
    [InlineData("en,definition_en\n\"cash,Money.\ntax,Dues.", "Line 2 cannot be read")]
    public void Sheet_ThatCannotBeRead_SaysWhy(string sheet, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => GlossarySheet.Read(new StringReader(sheet))).Message, StringComparison.Ordinal);

    private static GlossaryDraft Draft(string english, string definition, string? kiswahili = null) =>
        GlossaryDraft.Of(language => language == "en" ? english : language == "sw" ? kiswahili : null, language => language == "en" ? definition : null);

    private static Task<Result<GlossaryTerm>> AddAsync(QuestionFixture fixture, GlossaryDraft draft) =>
        fixture.Community.As(fixture.Coordinator, (EditGlossary edit, Member me) => edit.AddAsync(me, draft, default));

    private static Task<Result<GlossaryTerm>> ChangeAsync(QuestionFixture fixture, GlossaryTerm seen, GlossaryDraft draft) =>
        fixture.Community.As(fixture.Coordinator, (EditGlossary edit, Member me) => edit.ChangeAsync(me, seen.Id, seen.Revision, draft, default));

    private static Task<Result<GlossaryTerm>> RemoveAsync(QuestionFixture fixture, long id) =>
        fixture.Community.As(fixture.Coordinator, (EditGlossary edit, Member me) => edit.RemoveAsync(me, id, default));

    private static Task<LoadedGlossary> LoadAsync(QuestionFixture fixture, string sheet) =>
        fixture.Community.DoAsync((LoadGlossary load) => load.HandleAsync(GlossarySheet.Read(new StringReader(sheet)), default));

    private static (int Added, int Removed, int Refused) Counts(LoadedGlossary loaded) => (loaded.Added, loaded.Removed, loaded.Refused.Count);

    private static async Task<long?> FindAsync(QuestionFixture fixture, string words) =>
        (await fixture.Community.DoAsync((GlossaryLookup lookup) => lookup.FindAsync(words, default)))?.Id;

    private static async Task<List<string>> NearestAsync(QuestionFixture fixture, string words, int most) =>
        [.. (await fixture.Community.DoAsync((GlossaryLookup lookup) => lookup.NearestAsync(words, most, default))).Select(static term => term.Name("en"))];

    private static Task<string> LinesAsync(QuestionFixture fixture) => fixture.Community.DoAsync((GlossaryLines lines) => lines.ReadAsync(default));

    private static Task<string> StampAsync(QuestionFixture fixture) => fixture.Community.DoAsync((GlossaryLines lines) => lines.StampAsync(default));
}
