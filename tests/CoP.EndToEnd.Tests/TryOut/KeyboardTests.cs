using CoP.Testing.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

public sealed class KeyboardTests
{
    [BrowserFact]
    public async Task Page_IsWalkedInReadingOrder()
    {
        await using var at = await TryOutPage.OpenAsync();

        string[] names = [.. await at.GoToAsync("Andika ujumbe"), .. await at.GoToAsync("Tuma")];

        Assert.Equal(
            [
                "You are", "Language", "Messages", $"Try this one: {TryOutPage.Example}", "Ask the community", "Help", "Send a file", "Write a message", "Send",
                "Wewe ni", "Lugha", "Ujumbe", "Anza", "Amri", "Tuma faili", "Andika ujumbe", "Tuma",
            ],
            names);
    }

    [BrowserFact]
    public async Task FormCard_IsWalkedFromItsFirstInputToCancel()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Desk, "Write a message", "ask");
        await Expect(TryOutPage.Button(at.Desk, "Preview")).ToBeVisibleAsync();
        await at.Desk.Locator(".message.theirs").Last.FocusAsync();

        var names = await at.GoToAsync("Cancel");

        Assert.Equal(
            ["Your question in one line *", "Details", "Working group *", "County, or national *", "Yes", "Preview", "Cancel"],
            names);
    }

    [BrowserFact]
    public async Task Journey_WithTheKeyboardOnly_ReachesTheAcceptedAnswer()
    {
        await using var at = await TryOutPage.OpenAsync();

        await at.GoToAsync("Try this one");
        await at.Keys.PressAsync("Enter");
        await Expect(TryOutPage.Button(at.Desk, "Send to the community")).ToBeVisibleAsync();
        await at.GoToAsync("Send to the community");
        await at.Keys.PressAsync("Enter");
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();
        await at.GoToAsync("Jibu: ");
        await at.Keys.PressAsync("Enter");
        await at.Keys.TypeAsync("Tunaandika lalamiko kwenye daftari.");
        await at.Keys.PressAsync("Enter");
        await Expect(TryOutPage.Button(at.Desk, "Accept this answer")).ToBeVisibleAsync();
        await at.GoToAsync("Accept this answer", "Shift+Tab");
        await at.Keys.PressAsync("Enter");

        await Expect(at.Desk.GetByText("Accepted answer from")).ToBeVisibleAsync();
        await Expect(at.Desk.GetByRole(AriaRole.Heading).Last).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Menu_OnThePhone_OpensMovesAndCloses()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.GoToAsync("Amri");

        await at.Keys.PressAsync("Enter");
        Assert.StartsWith("/ask", await at.FocusedAsync(), StringComparison.Ordinal);
        await at.Keys.PressAsync("End");
        Assert.StartsWith("/help", await at.FocusedAsync(), StringComparison.Ordinal);
        await at.Keys.PressAsync("Escape");

        Assert.Equal("Amri", await at.FocusedAsync());
    }
}
