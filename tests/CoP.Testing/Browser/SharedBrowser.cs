using Microsoft.Playwright;

namespace CoP.Testing.Browser;

/// <summary>One Chromium for all tests of a process, since its start takes longer than most of them. It ends with the process.</summary>
public static class SharedBrowser
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly float Patience = (float)Eventually.HangGuard.TotalMilliseconds;
    private static readonly Lazy<Task<IBrowser>> Chromium = new(LaunchAsync);

    /// <summary>A page that shares nothing with those of other tests: it has storage, language and connections of its own. Close it.</summary>
    /// <param name="zone">The IANA zone of its clock; null for the machine's.</param>
    public static async Task<IPage> OpenAsync(int width, int height, string locale, string? zone = null)
    {
        var browser = await Chromium.Value;
        var page = await browser.NewPageAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = locale,
            TimezoneId = zone,
        });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Chromium, Args = Arguments, Timeout = Patience });
    }
}
