using CoP.Bot.CommandLine;
using CoP.Bot.Tests.Staging;

namespace CoP.Bot.Tests.CommandLine;

public sealed class BotCommandsTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("-x")]
    [InlineData("--Database")]
    [InlineData("check stray")]
    [InlineData("invite")]
    [InlineData("check --Teams:AppId")]
    public async Task Words_ThatMeanNothing_AreRefused_AndPointToHelp(string line) =>
        (await Spoken.ToAsync(line.Split(' '))).IsRefusedPlainly("--help");

    [Fact]
    public void Signals_AreLeftToTheHost_WhichSendsToTheEndFirst() =>
        Assert.Null(BotCommands.Invocation(TextWriter.Null, TextWriter.Null).ProcessTerminationTimeout);

    [Theory]
    [InlineData("--help", "invite", "check", "manifest", "Without a command it runs", "invite \"Amina Njeri\" --role Administrator")]
    [InlineData("invite --help", "<name>", "--role", "ContentCoordinator")]
    [InlineData("manifest --help", "--output", "Teams:AppId")]
    public async Task Help_ListsWhatCanBeSaid(string line, params string[] words)
    {
        var said = await Spoken.ToAsync(line.Split(' '));

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.All(words, word => Assert.Contains(word, said.Output, StringComparison.Ordinal));
    }
}
