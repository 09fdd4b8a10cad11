using CoP.Testing.Browser;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>What is shown and half written outlives reloads, restarts and changes of language.</summary>
public sealed class EnduranceTests
{
    [BrowserFact]
    public async Task Reload_KeepsThePeopleAndWhatWasSaid()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
        var people = await PeopleAsync(at);

        await at.Page.ReloadAsync();

        await Expect(TryOutPage.Heading(at.Desk, TryOutPage.Example)).ToBeVisibleAsync();
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
        Assert.Equal(people, await PeopleAsync(at));
    }

    [BrowserFact]
    public async Task Restart_WhileAFormIsHalfFilled_KeepsItAndTheFormStillGoes()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Desk, "Write a message", "ask");
        await at.Desk.GetByLabel("Your question in one line").FillAsync("Who trains new caregivers?");

        await at.Host.StopAsync();
        await Expect(at.Desk.Locator(".state[data-state=connecting]")).ToBeVisibleAsync();
        await at.Host.StartAsync();
        await Expect(at.Desk.Locator(".state[data-state=connected]")).ToBeVisibleAsync();

        await Expect(at.Desk.GetByLabel("Your question in one line")).ToHaveValueAsync("Who trains new caregivers?");
        await at.Desk.Locator(".card select").SelectOptionAsync("standards");
        await TryOutPage.Button(at.Desk, "Preview").ClickAsync();
        await Expect(TryOutPage.Button(at.Desk, "Send to the community")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Language_WhenChanged_KeepsWhatIsHalfFilled()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Desk, "Write a message", "ask");
        await at.Desk.GetByLabel("Your question in one line").FillAsync("Who trains new caregivers?");

        await at.Desk.Locator(".tongue select").SelectOptionAsync("fr");

        await Expect(at.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(at.Desk.GetByLabel("Your question in one line")).ToHaveValueAsync("Who trains new caregivers?");
    }

    [BrowserTheory]
    [InlineData("en-KE", "en")]
    [InlineData("sw-KE", "sw")]
    [InlineData("fr-FR", "fr")]
    [InlineData("es-ES", "es")]
    [InlineData("de-DE", "en")]
    public async Task Example_InTheVisitorsLanguage_ReachesThePhone(string locale, string language)
    {
        await using var at = await TryOutPage.OpenAsync(locale: locale);
        await Expect(at.Page.Locator("html")).ToHaveAttributeAsync("lang", language);

        await at.Desk.Locator(".example").ClickAsync();
        await at.Desk.Locator(".card .actions .positive").Last.ClickAsync();

        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
    }

    private static Task<string[]> PeopleAsync(TryOutPage at) =>
        at.Page.Locator(".who select").EvaluateAllAsync<string[]>("selects => selects.map(select => select.value)");
}
