using CoP.Bot.CommandLine;

namespace CoP.Bot.Tests.CommandLine;

public sealed class CommandWordsTests
{
    [Theory]
    [InlineData("check --Teams:Enabled true", "check", "--Teams:Enabled=true")]
    [InlineData("--Teams:Enabled true check", "check", "--Teams:Enabled=true")]
    [InlineData("invite --Teams:AppId x Amina --role Chair", "invite Amina --role Chair", "--Teams:AppId=x")]
    [InlineData("invite Amina --role:Chair", "invite Amina --role:Chair", "")]
    [InlineData("--Telegram:Token=1:a=b", "", "--Telegram:Token=1:a=b")]
    [InlineData("--Teams:ClientSecret --x", "", "--Teams:ClientSecret=--x")]
    [InlineData("--urls http://127.0.0.1:0 --environment=Development", "", "--urls=http://127.0.0.1:0 --environment=Development")]
    [InlineData("--help", "--help", "")]
    public void Settings_AreTakenOut_WhereverTheyStand(string line, string words, string settings)
    {
        var split = CommandLineInvocation.Split(line.Split(' '));

        Assert.Equal((words, settings), (string.Join(' ', split.Words), string.Join(' ', split.Settings)));
        Assert.Null(split.Fault);
    }

    [Fact]
    public void Setting_WithoutAValue_IsAFault() => Assert.Contains("--Teams:AppId", CommandLineInvocation.Split(["check", "--Teams:AppId"]).Fault, StringComparison.Ordinal);
}
