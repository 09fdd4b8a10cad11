using CoP.Bot.CommandLine;

namespace CoP.Bot.Tests.Staging;

/// <summary>What the program answered to a command line.</summary>
internal sealed record Spoken(int Code, string Output, string Error)
{
    public string All => Output + Error;

    /// <summary>Says it through the program's own entry, on a port nobody else has.</summary>
    public static async Task<Spoken> ToAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = await BotCommands.RunAsync(args, output, error);
        return new Spoken(code, output.ToString(), error.ToString());
    }

    /// <summary>One sentence or a few, never a stack trace.</summary>
    public void IsRefusedPlainly(params string[] words)
    {
        Assert.Equal(1, Code);
        Assert.All(words, word => Assert.Contains(word, All, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", All, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", All, StringComparison.Ordinal);
    }
}
