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
        Assert.Equal(slug, (await community.DoAsync((GroupGuess guess) => guess.ProposeAsync(words, default)))?.Slug);
    }

    [Fact]
    public async Task GroupGuess_WhenNothingHints_IsNull()
    {
        await using var community = await TestCommunity.SampleAsync();
        Assert.Null(await community.DoAsync((GroupGuess guess) => guess.ProposeAsync("Habari za asubuhi", default)));
    }
}
