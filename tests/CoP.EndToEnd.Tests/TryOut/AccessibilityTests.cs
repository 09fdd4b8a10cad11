using CoP.Testing.Browser;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>What a screen reader finds.</summary>
public sealed class AccessibilityTests
{
    [BrowserFact]
    public async Task Page_SaysItsPartsInTheLanguagesOfTheirSides()
    {
        await using var at = await TryOutPage.OpenAsync();

        await Expect(at.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(at.Phone).ToHaveAttributeAsync("lang", "sw");
        await Expect(at.Page.Locator("main")).ToMatchAriaSnapshotAsync("""
            - region "Desk":
              - heading "Desk" [level=2]
              - combobox "You are"
              - combobox "Language"
              - log "Messages":
                - button /Try this one/
                - button "Ask the community"
                - button "Help"
              - textbox "Write a message"
              - button "Send"
            - region "Simu":
              - heading "Simu" [level=2]
              - combobox "Wewe ni"
              - combobox "Lugha"
              - log "Ujumbe":
                - button "Anza"
              - button "Amri"
              - textbox "Andika ujumbe"
              - button "Tuma"
            """);
    }

    [BrowserFact]
    public async Task FormCard_IsNamedByItsTitleAndEveryInputByItsLabel()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Desk, "Write a message", "ask");
        await Expect(TryOutPage.Button(at.Desk, "Preview")).ToBeVisibleAsync();

        await Expect(at.Desk.Locator(".message.theirs").Last).ToMatchAriaSnapshotAsync("""
            - group "Ask the community":
              - heading "Ask the community" [level=3]
              - textbox "Your question in one line"
              - textbox "Details"
              - combobox "Working group"
              - combobox "County, or national"
              - group "Show your name?":
                - radio "Yes" [checked]
                - radio "No"
              - button "Preview"
              - button "Cancel"
            """);
    }

    [BrowserFact]
    public async Task PhoneKeyboard_IsButtonsWithTheirWords()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();
        await Expect(TryOutPage.Button(at.Phone, "Nitajibu")).ToBeVisibleAsync();

        await Expect(at.Phone.Locator(".keyboard").Last).ToMatchAriaSnapshotAsync("""
            - button "Jibu"
            - button "Nitajibu"
            - button "Halinihusu"
            - button "Mpelekee mwenzako…"
            """);
    }

    [BrowserFact]
    public async Task EmptyTitle_IsSaidAtTheInput()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.WriteAsync(at.Desk, "Write a message", "ask");

        await TryOutPage.Button(at.Desk, "Preview").ClickAsync();

        var title = at.Desk.GetByLabel("Your question in one line");
        await Expect(title).ToBeFocusedAsync();
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(title).ToHaveAccessibleDescriptionAsync("Please fill this in.");
    }

    [BrowserFact]
    public async Task Remark_IsShownOnThePhoneAsAStatus()
    {
        await using var at = await TryOutPage.OpenAsync();
        await at.AskTheExampleAsync();

        await TryOutPage.Button(at.Phone, "Nitajibu").ClickAsync();

        var remark = at.Phone.Locator(".toast[role=status]");
        await Expect(remark).ToContainTextAsync("Asante");
        await Expect(remark).ToBeInViewportAsync();
    }
}
