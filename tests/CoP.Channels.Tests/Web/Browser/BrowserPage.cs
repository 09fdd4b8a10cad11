using CoP.Channels.Tests.Web.Support;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Testing.Browser;
using Microsoft.Playwright;

namespace CoP.Channels.Tests.Web.Browser;

/// <summary>The page in a real browser: Amina at the desk, Brian at the phone, and a bot that knows one form and one request.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private BrowserPage(TryOutHost host, IPage page) => (Host, Page) = (host, page);

    public TryOutHost Host { get; }

    public IPage Page { get; }

    public ILocator Desk => Page.Locator("#desk");

    public ILocator Phone => Page.Locator("#phone");

    public static async Task<BrowserPage> OpenAsync(int width = 1360, int height = 900, string? zone = null)
    {
        var host = await TryOutHost.StartAsync();
        host.Turns.Script = incoming => AnswerAsync(host, incoming);
        var page = await SharedBrowser.OpenAsync(width, height, "en-KE", zone);
        await page.GotoAsync(host.Page.ToString());
        await page.WaitForSelectorAsync("body[data-ready]");
        return new BrowserPage(host, page);
    }

    public static ILocator Button(ILocator side, string name) => side.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The label of what has the focus.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>(
        "(e => e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent)(document.activeElement)");

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await Host.DisposeAsync();
    }

    private static async Task<TurnOutcome> AnswerAsync(TryOutHost host, Incoming incoming)
    {
        if (incoming.What is MessageReceived { Text: "ask" })
        {
            await host.SendAsync(incoming.Where.ExternalId, Wires.Form);
        }

        if (incoming.What is MessageReceived { Text: "/start" })
        {
            await host.SendAsync(incoming.Where.ExternalId, Wires.Request);
        }

        return incoming.What is ButtonPressed { Token: "form.submit~1" } ? new TurnOutcome(Message.Of(Wires.Thanks)) : new TurnOutcome();
    }
}
