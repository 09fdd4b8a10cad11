using CoP.Community.Search;

namespace CoP.Community.Tests.Questions;

public sealed class WordsTests
{
    [Theory]
    [InlineData("Comment améliorer la sécheresse à Mombasa ?", "ameliorer secheresse mombasa")]
    [InlineData("¿Cuánto presupuesto, por favor?", "cuanto presupuesto favor")]
    [InlineData("Je, malipo ya wazee yanafikaje Murang'a?", "malipo wazee yanafikaje muranga")]
    [InlineData("Murang’a and Ng'ombe", "muranga ngombe")]
    [InlineData("What is the HSNP-2 payment in 2026?", "hsnp payment 2026")]
    [InlineData("L'évaluation d'impact", "evaluation impact")]
    [InlineData("Qu'est-ce qu'on fait de l’impact ?", "fait impact")]
    [InlineData("The county's budget", "county budget")]
    [InlineData("the and of wa ya la", "")]
    [InlineData("drought Drought DROUGHT", "drought")]
    public void Terms_ArePlainWordsWithoutSmallOnes(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SearchTerms.Of(text)));

    [Fact]
    public void Terms_OfALongText_AreFortyAtTheMost() =>
        Assert.Equal(SearchTerms.MaxPerText, SearchTerms.Of(string.Join(' ', Enumerable.Range(100, 90).Select(static n => $"word{n}"))).Count());

    [Fact]
    public void EveryTheme_HasWordsThatHintAtIt()
    {
        string[] words =
        [
            "definition", "policy", "mandate", "budget", "assessment", "drought", "targeting", "data", "transfer", "coordination", "monitoring",
            "delivery", "payment", "grievance",
        ];
        Assert.Equal(Themes.All.Order(), ThemeWords.ThemesOf(words).Order());
    }

    [Theory]
    [InlineData("Which early warning should trigger a drought top-up?", "shock")]
    [InlineData("Kaya zinaomba msaada wa ukame, tufanye nini?", "shock")]
    [InlineData("Comment financer la réponse à la sécheresse et aux inondations ?", "shock")]
    [InlineData("¿Quién paga las quejas y los pagos?", "standards")]
    [InlineData("Bajeti ya kaunti inaandaliwa lini na fedha zinatoka wapi?", "finance")]
    [InlineData("¿Qué indicadores y datos usan para la evaluación?", "mel")]
    [InlineData("Quel est le budget et le coût ?", "finance")]
    [InlineData("Tunahitaji redio na kampeni ya uhamasishaji", "advocacy")]
    public async Task GroupGuess_ProposesTheGroupInEveryLanguage(string words, string slug)
    {
        await using var community = await TestCommunity.SampleAsync();
        Assert.Equal(slug, (await community.DoAsync((GroupGuess guess) => guess.ProposeAsync(words, null, default)))?.Slug);
    }

    /// <summary>Each question of the sample, as if only the others had been asked: that few vote does not outweigh the groups' own words, which alone know ten.</summary>
    [Fact]
    public async Task GroupGuess_WhereFewWereAsked_IsNoWorseForTheirVotes()
    {
        await using var community = await TestCommunity.SampleAsync();
        var asked = await community.ReadAsync(static db => db.Questions.AsNoTracking().Where(static question => question.State == QuestionState.Answered || question.State == QuestionState.Open).ToListAsync());
        var right = 0;
        foreach (var question in asked)
        {
            await SetAsync(question.Id, QuestionState.Withdrawn);
            right += (await community.DoAsync((GroupGuess guess) => guess.ProposeAsync(question.Title, question.Details, default)))?.Id == question.GroupId ? 1 : 0;
            await SetAsync(question.Id, question.State);
        }

        Assert.InRange(right, 10, 14);

        Task<int> SetAsync(long id, QuestionState state) => community.ChangeAsync(async db =>
        {
            (await db.Questions.SingleAsync(one => one.Id == id)).State = state;
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task GroupGuess_ThatNoKeywordHintsAt_IsWhereTheNearestQuestionsWere()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        const string words = "Who vaccinates camels in Samburu?";
        Assert.Null(await GuessAsync());
        await fixture.AskAsync("Are camels vaccinated in Samburu?");
        Assert.Equal(fixture.Shock, (await GuessAsync())?.Id);

        Task<Group?> GuessAsync() => fixture.Community.DoAsync((GroupGuess guess) => guess.ProposeAsync(words, null, default));
    }

    /// <summary>Who asks in the words of a question that was merged finds the one that has the answers.</summary>
    [Fact]
    public async Task Merged_IsFoundAsTheOtherQuestion()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var kept = await fixture.AskAsync("When is the top-up paid?");
        var same = await fixture.AskAsync("Camels died, what now?");
        Assert.Equal([Question.SubjectOf(same)], await FindAsync());
        await fixture.Community.ChangeAsync(async db =>
        {
            var question = await db.Questions.SingleAsync(one => one.Id == same);
            (question.State, question.MergedIntoId) = (QuestionState.Merged, kept);
            return await db.SaveChangesAsync();
        });

        Assert.Equal([Question.SubjectOf(kept)], await FindAsync());

        async Task<List<string>> FindAsync() =>
            (await fixture.Community.As<FindThings, List<Found>>(fixture.Asker, static (find, me) => find.HandleAsync(me, "camels", SearchFilter.None, default))).ConvertAll(static one => one.Key);
    }

    [Fact]
    public async Task GroupGuess_WhenNothingHints_IsNull()
    {
        await using var community = await TestCommunity.SampleAsync();
        Assert.Null(await community.DoAsync((GroupGuess guess) => guess.ProposeAsync("Habari za asubuhi", null, default)));
        Assert.Null(await community.DoAsync((GroupGuess guess) => guess.ProposeAsync("zzz ni nini?", null, default)));
    }
}
