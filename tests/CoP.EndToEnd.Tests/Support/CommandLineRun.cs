using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>The program itself, as an operator runs it beside the running bot.</summary>
internal static partial class CommandLineRun
{
    /// <summary>Invites somebody and gives the code.</summary>
    public static async Task<string> InviteAsync(TestBot testBot, params string[] words)
    {
        var said = await SayAsync(testBot, ["invite", .. words]);
        Assert.Contains("https://t.me/CopTestBot?start=", said, StringComparison.Ordinal);
        return CodeIn(said);
    }

    public static string CodeIn(string text) => Code().Match(text).Value;

    private static async Task<string> SayAsync(TestBot testBot, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "CoP.Bot.dll"), .. words, .. TestBotSettings.For(testBot, 0)])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // It ends before what was profiled pays.
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();
}
