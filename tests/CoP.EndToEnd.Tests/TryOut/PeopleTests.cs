using System.Text.RegularExpressions;
using CoP.Testing.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>Other people than the two of the beginning.</summary>
public sealed partial class PeopleTests
{
    [BrowserFact]
    public async Task Stranger_WithTheCodeOfACoordinator_JoinsAndMayAsk()
    {
        await using var at = await TryOutPage.OpenAsync();
        await TryOutPage.SitAsync(at.Desk, "Mwikali Nthenge Kasyoka");
        await at.WriteAsync(at.Desk, "Write a message", "/invite");
        await at.Desk.GetByLabel("Full name").FillAsync("Halima Test Person");
        await TryOutPage.Button(at.Desk, "Make the code").ClickAsync();
        var code = Code().Match(await at.Desk.GetByText(Code()).First.InnerTextAsync()).Value;

        await TryOutPage.SitAsync(at.Phone, "Mgeni");
        await at.WriteAsync(at.Phone, "Write a message", code);
        await Expect(at.Phone.Locator(".theirs").First).ToContainTextAsync("Welcome, Halima Test Person");
        await at.WriteAsync(at.Phone, "Write a message", TryOutPage.Example);

        await Expect(at.Phone.Locator(".theirs").Last).ToContainTextAsync("Shall I put this to the community?");
        await Expect(at.Phone.Locator(".trouble")).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Pass_OnTheDesk_OffersEveryNameOnceWhileOneTypes()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();
        await at.Desk.Locator(".chip").First.ClickAsync();
        await TryOutPage.Button(at.Desk, "Pass it to…").ClickAsync();

        await at.Desk.GetByRole(AriaRole.Combobox, new() { Name = "To whom?" }).FillAsync("otieno");

        await Expect(at.Desk.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option, new() { Name = "Otieno Magunga Aduwo" })).ToHaveCountAsync(1);
    }

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){3}")]
    private static partial Regex Code();
}
