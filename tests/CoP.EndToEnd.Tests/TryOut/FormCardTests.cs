using CoP.Testing.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>What a form card on the desk says about its fields, and when.</summary>
public sealed class FormCardTests
{
    private const string Problem = "I could not read this as a button";
    private const string ProblemText = ".color-attention";

    [BrowserFact]
    public async Task Fields_ThatAppearAfterContinue_AreAskedFor_AndNotComplainedAbout()
    {
        await using var at = await TryOutPage.OpenAsync();

        await AnnounceWithButtonsAsync(at);

        await Expect(at.Desk.Locator(".field .error:not(:empty), [aria-invalid]")).ToHaveCountAsync(0);
        await Expect(at.Desk.Locator(ProblemText)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Problem_GoesWhenItsFieldIsChanged()
    {
        await using var at = await TryOutPage.OpenAsync();
        await AnnounceWithButtonsAsync(at);
        await Buttons(at).FillAsync("Register https//nope");
        await TryOutPage.Button(at.Desk, "Continue").ClickAsync();
        await Expect(at.Desk.Locator(ProblemText)).ToContainTextAsync(Problem);

        await Buttons(at).FillAsync("Register: https://example.org");

        await Expect(at.Desk.GetByText(Problem)).ToBeHiddenAsync();
    }

    private static ILocator Buttons(TryOutPage at) => at.Desk.GetByLabel("Which buttons?");

    private static async Task AnnounceWithButtonsAsync(TryOutPage at)
    {
        await TryOutPage.SitAsync(at.Desk, "Mwikali Nthenge Kasyoka");
        await at.WriteAsync(at.Desk, "Write a message", "announce");
        await at.Desk.GetByLabel("Title").FillAsync("Payments");
        await at.Desk.GetByLabel("Text").FillAsync("Payments begin on Monday.");
        await at.Desk.GetByRole(AriaRole.Checkbox, new() { Name = "Everyone" }).CheckAsync();
        await at.Desk.GetByRole(AriaRole.Checkbox, new() { Name = "Buttons" }).CheckAsync();
        await TryOutPage.Button(at.Desk, "Continue").DblClickAsync(); // As people do.
        await Expect(Buttons(at)).ToBeVisibleAsync();
    }
}
