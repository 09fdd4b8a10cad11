using CoP.Testing.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

public sealed class JourneyTests
{
    [BrowserFact]
    public async Task Example_FromTheQuestionToTheAcceptedAnswer_IsSeenOnBothSides()
    {
        await using var at = await TryOutPage.OpenAsync();

        await at.AskTheExampleAsync();
        await TryOutPage.Button(at.Phone, "Nitajibu").ClickAsync();
        await Expect(at.Phone.Locator(".toast")).Not.ToBeEmptyAsync();
        await Expect(at.Desk.Locator(".card").Last).ToContainTextAsync("will answer by");
        await at.Phone.GetByRole(AriaRole.Button, new() { Name = "Jibu: " }).Last.ClickAsync();
        await at.WriteAsync(at.Phone, "Andika ujumbe", "Tunaandika lalamiko kwenye daftari.");
        await TryOutPage.Button(at.Desk, "Accept this answer").ClickAsync();

        await Expect(at.Desk.GetByText("Accepted answer from")).ToBeVisibleAsync();
        await Expect(at.Desk.GetByText("Tunaandika lalamiko kwenye daftari.")).ToBeVisibleAsync();
        await Expect(at.Phone.Locator(".theirs").Last).ToContainTextAsync("limekubaliwa");
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToHaveCountAsync(0);
        await Expect(TryOutPage.Button(at.Desk, "Accept this answer")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Answer_InTheForm_ReachesTheAskerWithItsLines()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();

        await TryOutPage.Button(at.Phone, "Jibu").ClickAsync();
        await Expect(TryOutPage.Button(at.Phone, "Ghairi")).ToBeVisibleAsync();
        var words = at.Phone.GetByLabel("Andika ujumbe", new() { Exact = true });
        await words.FillAsync("Mstari wa kwanza.");
        await at.Keys.PressAsync("Shift+Enter");
        await at.Keys.TypeAsync("Mstari wa pili.");
        await at.Keys.PressAsync("Enter");

        await Expect(at.Desk.GetByText("Mstari wa kwanza.", new() { Exact = true }).Last).ToBeVisibleAsync();
        await Expect(at.Desk.GetByText("Mstari wa pili.", new() { Exact = true }).Last).ToBeVisibleAsync();
        await Expect(words).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Others_WhoWereAsked_AreOneChipAway()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();

        var chip = at.Phone.Locator(".chip").First;
        var name = await chip.TextContentAsync();
        await chip.ClickAsync();

        await Expect(at.Phone.Locator(".who option:checked")).ToContainTextAsync(name!);
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task NarrowScreen_CarriesTheQuestionFromOneTabToTheOther()
    {
        await using var at = await TryOutPage.OpenAsync(390, 844);
        await at.AskTheExampleAsync();

        await Expect(at.Page.Locator("#tab-phone .news")).ToBeVisibleAsync();
        await at.Page.Locator("#tab-phone").ClickAsync();

        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
        Assert.True(await at.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task LongButtons_AreCut_AndStayInsideThePhone()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Phone, "Andika ujumbe", "uliza");
        await Expect(TryOutPage.Button(at.Phone, "Ghairi")).ToBeVisibleAsync();
        await at.WriteAsync(at.Phone, "Andika ujumbe", "Malipo yanachelewa kwa nini?");
        await TryOutPage.Button(at.Phone, "Ruka").ClickAsync();
        await Expect(TryOutPage.Button(at.Phone, "Ufuatiliaji, Tathmini na Usimamizi wa Maarifa")).ToBeVisibleAsync();

        Assert.Empty(await at.Page.EvaluateAsync<string[]>("""
            () => {
              const edge = document.querySelector('#phone .theirs:last-of-type').parentElement.getBoundingClientRect().right;
              return [...document.querySelectorAll('#phone .keyboard button')].filter(b => b.getBoundingClientRect().right > edge).map(b => b.textContent);
            }
            """));
    }
}
