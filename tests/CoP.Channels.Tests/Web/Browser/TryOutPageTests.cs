using System.Text.RegularExpressions;
using CoP.Dialogs.Turns;
using CoP.Testing.Browser;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CoP.Channels.Tests.Web.Browser;

public sealed class TryOutPageTests
{
    [BrowserFact]
    public async Task Desk_WhenARequiredInputIsEmpty_SaysSoAtTheInputAndSendsNothing()
    {
        await using var at = await BrowserPage.OpenAsync();
        await BrowserPage.Button(at.Desk, "Ask the community").ClickAsync();

        await BrowserPage.Button(at.Desk, "Continue").ClickAsync();

        var question = at.Page.GetByLabel("Your question");
        await Expect(question).ToBeFocusedAsync();
        await Expect(question).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(question).ToHaveAccessibleDescriptionAsync("Please write your question.");
        Assert.DoesNotContain(at.Host.Turns.Received, static incoming => incoming.What is ButtonPressed);
    }

    [BrowserFact]
    public async Task Phone_WhenTheNextMessageIsWrittenBeforeTheFirstHasGone_LosesNeitherAndKeepsTheirOrder()
    {
        await using var at = await BrowserPage.OpenAsync();
        var hold = new TaskCompletionSource();
        await at.Page.RouteAsync("**/phone/say", async route => { await hold.Task; await route.ContinueAsync(); });
        var box = at.Phone.GetByLabel("Write a message");

        foreach (var words in new[] { "Habari", "Wards open late", "Since Monday" })
        {
            await box.FillAsync(words);
            await box.PressAsync("Enter");
        }

        await Expect(box).ToHaveValueAsync("");
        hold.SetResult();
        await Expect(at.Phone.Locator(".mine")).ToHaveTextAsync([new Regex("^Habari"), new Regex("^Wards open late"), new Regex("^Since Monday")]);
        Assert.Equal(["Habari", "Wards open late", "Since Monday"], at.Host.Turns.Received.Select(static incoming => incoming.What).OfType<MessageReceived>().Select(static message => message.Text));
    }

    [BrowserFact]
    public async Task Phone_WhenAMessageIsRefused_GivesItsWordsBackBeforeThoseWrittenSince()
    {
        await using var at = await BrowserPage.OpenAsync();
        var hold = new TaskCompletionSource();
        await at.Page.RouteAsync("**/phone/say", async route => { await hold.Task; await route.FulfillAsync(new() { Status = 400, Body = "{}" }); });
        var box = at.Phone.GetByLabel("Write a message");
        await box.FillAsync("Habari");
        await box.PressAsync("Enter");

        await box.FillAsync("Since Monday");
        hold.SetResult();

        await Expect(box).ToHaveValueAsync("Habari\nSince Monday");
        await Expect(at.Phone.Locator(".trouble")).Not.ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Desk_WithTheKeyboardOnly_FillsAndSubmitsTheForm()
    {
        await using var at = await BrowserPage.OpenAsync();
        var keys = at.Page.Keyboard;
        await at.Desk.GetByLabel("Write a message").FocusAsync();
        await keys.TypeAsync("ask");
        await keys.PressAsync("Enter");
        await at.Page.GetByLabel("Your question").WaitForAsync();

        await keys.PressAsync("Shift+Tab");
        Assert.Equal("Send a file", await at.FocusedAsync());
        await keys.PressAsync("Shift+Tab");
        Assert.Equal("Cancel", await at.FocusedAsync());
        await at.Page.GetByLabel("Your question").FocusAsync();
        await keys.TypeAsync("How do we register households?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        Assert.StartsWith("County", await at.FocusedAsync(), StringComparison.Ordinal);
        await keys.TypeAsync("mur");
        await Expect(at.Desk.GetByRole(AriaRole.Listbox, new() { Name = "County" }).GetByRole(AriaRole.Option)).ToHaveTextAsync(["Murang'a"]);
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Tab");
        Assert.Equal("Continue", await at.FocusedAsync());
        await keys.PressAsync("Enter");

        await Expect(at.Desk.GetByRole(AriaRole.Heading, new() { Name = "Your question is on its way" })).ToBeVisibleAsync();
        var pressed = at.Host.Turns.Received.Select(static incoming => incoming.What).OfType<ButtonPressed>().Single();
        Assert.Equal(("How do we register households?", "021", "no"), (pressed.Values["title"], pressed.Values["county"], pressed.Values["named"]));
        Assert.Equal("Your question is on its way", await at.FocusedAsync());
    }

    [BrowserFact]
    public async Task Phone_WithTheKeyboardOnly_RepliesToAMessage()
    {
        await using var at = await BrowserPage.OpenAsync();
        var keys = at.Page.Keyboard;
        await BrowserPage.Button(at.Phone, "Start").FocusAsync();
        await keys.PressAsync("Enter");
        await BrowserPage.Button(at.Phone, "Answer").WaitForAsync();

        await at.Phone.GetByLabel("Commands").FocusAsync();
        await keys.PressAsync("Shift+Tab");
        Assert.StartsWith("Reply: A colleague asks you", await at.FocusedAsync(), StringComparison.Ordinal);
        await keys.PressAsync("Enter");
        await keys.TypeAsync("With the chiefs' lists.");
        await keys.PressAsync("Enter");

        await Expect(at.Phone.GetByText("With the chiefs' lists.")).ToBeVisibleAsync();
        var said = Assert.IsType<MessageReceived>(at.Host.Turns.Received.Last().What);
        Assert.Equal(await at.Phone.Locator(".theirs").GetAttributeAsync("data-id"), said.ReplyTo);
    }

    [BrowserFact]
    public async Task Phone_WhenAMessageCarriesHostileHtml_ShowsOnlyWhatTelegramAllows()
    {
        await using var at = await BrowserPage.OpenAsync();
        await BrowserPage.Button(at.Phone, "Start").ClickAsync();
        await BrowserPage.Button(at.Phone, "Answer").WaitForAsync();

        var bubble = at.Phone.Locator(".theirs .bubble");
        Assert.Equal(0, await bubble.Locator("script, img").CountAsync());
        Assert.Equal(["https://example.org/"], await bubble.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"));
        Assert.False(await at.Page.EvaluateAsync<bool>("'hurt' in window"));
    }

    [BrowserFact]
    public async Task Page_ForAScreenReader_HasLandmarksNamesAndALog()
    {
        await using var at = await BrowserPage.OpenAsync();

        await Expect(at.Page.Locator("body")).ToMatchAriaSnapshotAsync("""
            - banner:
              - heading "Ask once, and the whole community hears you" [level=1]
              - list "How to try it":
                - listitem: Ask a question on the desk
                - listitem: Answer it on the phone
                - listitem: Accept the answer on the desk
            - main:
              - region "Desk":
                - heading "Desk" [level=2]
                - combobox "You are"
                - combobox "Language"
                - log "Messages"
                - textbox "Write a message"
                - button "Send"
              - region "Phone":
                - heading "Phone" [level=2]
                - log "Messages"
                - button "Commands"
                - textbox "Write a message"
            """);
    }

    [BrowserFact]
    public async Task Sides_EachInItsOwnLanguage_AndThePageInTheDesks()
    {
        await using var at = await BrowserPage.OpenAsync();

        await at.Desk.Locator(".tongue select").SelectOptionAsync("sw");
        await at.Phone.Locator(".tongue select").SelectOptionAsync("fr"); // Its label is in the desk's language, perhaps already in the new one.

        await Expect(at.Page.Locator("html")).ToHaveAttributeAsync("lang", "sw");
        await Expect(at.Phone).ToHaveAttributeAsync("lang", "fr");
        await Expect(at.Desk.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Dawati");
        await Expect(at.Phone.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("Téléphone");
    }

    [BrowserFact]
    public async Task NarrowScreen_ShowsOneSideAtATimeBehindTabs()
    {
        await using var at = await BrowserPage.OpenAsync(390, 844);
        var tab = at.Page.GetByRole(AriaRole.Tab, new() { Name = "Desk" });
        await Expect(at.Phone).ToBeHiddenAsync();

        await tab.FocusAsync();
        await at.Page.Keyboard.PressAsync("ArrowRight");

        await Expect(at.Phone).ToBeVisibleAsync();
        await Expect(at.Desk).ToBeHiddenAsync();
        await Expect(at.Page.GetByRole(AriaRole.Tab, new() { Name = "Phone" })).ToBeFocusedAsync();
        Assert.True(await at.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task Stream_ShowsWhatIsSentWithoutAReload()
    {
        await using var at = await BrowserPage.OpenAsync();

        await at.Host.SendAsync("desk:1", """{"type":"message","text":"**Good** news, \\*really\\*","textFormat":"markdown"}""");

        await Expect(at.Desk.Locator(".theirs .bubble")).ToHaveTextAsync("Good news, *really*");
    }

    [BrowserFact]
    public async Task Log_FollowsWhatIsNew_UnlessSomebodyReadsFurtherUp()
    {
        await using var at = await BrowserPage.OpenAsync();
        var log = at.Desk.GetByRole(AriaRole.Log);
        var below = at.Desk.GetByRole(AriaRole.Button, new() { Name = "New messages ↓" });
        for (var line = 1; line <= 30; line++)
        {
            await SayAsync(at, $"Line {line}");
        }

        await Expect(at.Desk.GetByText("Line 30", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(below).ToBeHiddenAsync();

        await log.EvaluateAsync("log => { log.scrollTop = 0; log.dispatchEvent(new Event('scroll')); }");
        await SayAsync(at, "And one more");
        await Expect(below).ToBeVisibleAsync();
        Assert.Equal(0, await log.EvaluateAsync<int>("log => log.scrollTop"));

        await below.ClickAsync();
        await Expect(at.Desk.GetByText("And one more")).ToBeInViewportAsync();
        await Expect(below).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Times_AreThoseThatTheBotTells_AndTheirZoneIsNamedWhereItIsNotTheReaders()
    {
        await using var at = await BrowserPage.OpenAsync(zone: "America/Lima");
        await SayAsync(at, "Hello");

        var time = at.Desk.Locator(".theirs time");
        var sent = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);
        await Expect(time).ToHaveTextAsync(sent.ToOffset(TimeSpan.FromHours(3)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(at.Desk.Locator(".state")).ToHaveTextAsync("Live · times of Nairobi");
    }

    private static Task<string?> SayAsync(BrowserPage at, string words) => at.Host.SendAsync("desk:1", $$"""{"type":"message","text":"{{words}}","textFormat":"markdown"}""");
}
