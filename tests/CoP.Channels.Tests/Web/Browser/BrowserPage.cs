using CoP.Channels.Tests.Web.Support;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Browser;
using Microsoft.Playwright;

namespace CoP.Channels.Tests.Web.Browser;

/// <summary>The page in a real browser: Amina at the desk, Brian at the phone, and a bot that knows one form and one request.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserPage(TryOutHost host, IPlaywright playwright, IBrowser browser, IPage page) =>
        (Host, _playwright, _browser, Page) = (host, playwright, browser, page);

    public TryOutHost Host { get; }

    public IPage Page { get; }

    public ILocator Desk => Page.Locator("#desk");

    public ILocator Phone => Page.Locator("#phone");

    public static async Task<BrowserPage> OpenAsync(int width = 1360, int height = 900, string? zone = null)
    {
        var host = await TryOutHost.StartAsync();
        host.Turns.Script = incoming => AnswerAsync(host, incoming);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Chromium, Args = Arguments });
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-KE",
            TimezoneId = zone,
        });
        await page.GotoAsync(host.Page.ToString());
        await page.WaitForSelectorAsync("body[data-ready]");
        return new BrowserPage(host, playwright, browser, page);
    }

    public static ILocator Button(ILocator side, string name) => side.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The label of what has the focus.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>(
        "(e => e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent)(document.activeElement)");

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
    }

    private static async Task<TurnOutcome> AnswerAsync(TryOutHost host, Incoming incoming)
    {
        if (incoming.What is Said { Text: "ask" })
        {
            await host.SendAsync(incoming.Where.ExternalId, Wires.Form);
        }

        if (incoming.What is Said { Text: "/start" })
        {
            await host.SendAsync(incoming.Where.ExternalId, Wires.Request);
        }

        return incoming.What is Pressed { Token: "form.submit~1" } ? new TurnOutcome(Message.Of(Wires.Thanks)) : new TurnOutcome();
    }
}
