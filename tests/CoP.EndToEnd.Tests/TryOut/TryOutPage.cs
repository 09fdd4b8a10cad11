using CoP.Testing.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoP.EndToEnd.Tests.TryOut;

/// <summary>The try-out page in a real browser, with the whole bot behind it.</summary>
public sealed class TryOutPage : IAsyncDisposable
{
    public const string Example = "How do you handle complaints about late payments when the caregiver has no phone of her own?";

    private TryOutPage(SampleHost host, IPage page) => (Host, Page) = (host, page);

    public SampleHost Host { get; }

    public IPage Page { get; }

    public ILocator Desk => Page.Locator("#desk");

    public ILocator Phone => Page.Locator("#phone");

    public IKeyboard Keys => Page.Keyboard;

    public static async Task<TryOutPage> OpenAsync(int width = 1360, int height = 900, string locale = "en-KE")
    {
        var host = await SampleHost.RunAsync();
        var page = await SharedBrowser.OpenAsync(width, height, locale);
        await page.GotoAsync(host.Url);
        await page.WaitForSelectorAsync("body[data-ready]");
        return new TryOutPage(host, page);
    }

    public static ILocator Button(ILocator side, string name) => side.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last;

    public static ILocator Heading(ILocator side, string name) => side.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator ExampleButton => Desk.GetByRole(AriaRole.Button, new() { Name = Example });

    /// <summary>Sends the example question from the desk, and waits until the phone has it.</summary>
    public async Task AskTheExampleAsync()
    {
        await ExampleButton.ClickAsync();
        await Button(Desk, "Send to the community").ClickAsync();
        await Expect(Heading(Desk, Example)).ToBeVisibleAsync();
    }

    /// <summary>Becomes somebody else.</summary>
    public static async Task SitAsync(ILocator side, string name)
    {
        var option = side.Locator(".who option", new() { HasText = name }).First;
        await side.Locator(".who select").SelectOptionAsync((await option.GetAttributeAsync("value"))!);
        await Expect(side.Locator(".state[data-state=connected]")).ToBeVisibleAsync();
    }

    public async Task WriteAsync(ILocator side, string label, string words)
    {
        await side.GetByLabel(label, new() { Exact = true }).FillAsync(words);
        await Keys.PressAsync("Enter");
    }

    /// <summary>Presses a key until what has the focus bears the name; the names on the way, in order.</summary>
    public async Task<List<string>> GoToAsync(string name, string key = "Tab")
    {
        var passed = new List<string>();
        do
        {
            await Keys.PressAsync(key);
            passed.Add(await FocusedAsync());
        }
        while (!passed[^1].StartsWith(name, StringComparison.Ordinal) && passed.Count < 60);
        return passed;
    }

    /// <summary>The name of what has the focus.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>("""
        () => {
          const e = document.activeElement;
          const label = [...e.labels?.[0]?.childNodes ?? []].filter(node => !node.contains(e)).map(node => node.textContent).join('');
          return (e.getAttribute('aria-label') ?? (label || e.textContent)).trim();
        }
        """);

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await Host.DisposeAsync();
    }
}
