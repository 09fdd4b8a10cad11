using Xunit;

namespace CoP.Testing.Browser;

/// <summary>A test that drives Chromium; skipped, visibly, where there is none, unless everything is required.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium is null && Environment.GetEnvironmentVariable("COP_TESTS_REQUIRE_ALL") != "1")
        {
            Skip = "Chromium is missing: install it (Debian: apt install chromium).";
        }
    }

    /// <summary>Where the browser is, or null.</summary>
    public static string? Chromium { get; } =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}
