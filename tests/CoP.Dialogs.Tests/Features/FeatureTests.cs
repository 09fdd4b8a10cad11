using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using Xunit;

namespace CoP.Dialogs.Tests.Features;

public sealed class FeatureTests
{
    private static readonly ResourceLocalizer Words = new();

    [Fact]
    public void EveryFeature_IsDeclaredWell() => Assert.Empty(FeatureRules.Faults(FeatureServices.Catalog(FeatureList.All), Words));

    [Fact]
    public void Verb_ThatDoesNotFitAButton_IsAFault() =>
        Assert.Contains("The button 'a-verb-that-no-phone-will-carry' takes", Fault(static feature => feature.Button<Nothing>("a-verb-that-no-phone-will-carry", Permission.TakePart)), StringComparison.Ordinal);

    [Fact]
    public void Command_WithoutWordsInALanguage_IsAFault()
    {
        var faults = Faults(static feature => feature.Command<Nothing>("swim", Permission.TakePart).InHelp(row: 1).InMenu(MenuScopes.Private, order: 1));
        Assert.Equal(12, faults.Count); // command.swim, help.button.swim and menu.swim, in four languages.
        Assert.Contains("'menu.swim' has no words in 'sw'.", faults);
    }

    [Fact]
    public void Command_ThatSaysNothingOfHelp_IsAFault() => Assert.Equal(
        "The command 'find' says nothing of help.",
        Fault(static feature => feature.Command<Nothing>("find", Permission.TakePart).InMenu(MenuScopes.Private, order: 1)));

    [Fact]
    public void Command_ThatSaysNothingOfMenus_IsAFault() => Assert.Equal(
        "The command 'find' says nothing of menus.",
        Fault(static feature => feature.Command<Nothing>("find", Permission.TakePart).InHelp(row: 1)));

    [Fact]
    public void Button_WhoseOutcomeHasNoWords_IsAFault() => Assert.Contains(
        "'trial.done.swim' has no words in 'fr'.",
        Faults(static feature => feature.Button<object, int>("swim", Permission.TakePart, static (_, _, _, _) => Task.FromResult<Community.Result<int>>(1))));

    [Fact]
    public void Name_ThatAnotherFeatureUses_IsRefusedAtTheStart() =>
        Assert.Throws<ArgumentException>(() => FeatureServices.Catalog([.. FeatureList.All, new Trial(static feature => feature.Button<Nothing>("ask", Permission.TakePart))]));

    private static string Fault(Action<FeatureBuilder> describe) => Assert.Single(Faults(describe));

    private static IReadOnlyList<string> Faults(Action<FeatureBuilder> describe) => FeatureRules.Faults(FeatureServices.Catalog([new Trial(describe)]), Words);

    private sealed class Trial(Action<FeatureBuilder> describe) : IFeature
    {
        public string Name => "trial";

        public void Describe(FeatureBuilder feature) => describe(feature);
    }

    private sealed class Nothing : IAction
    {
        public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => Task.CompletedTask;
    }
}
