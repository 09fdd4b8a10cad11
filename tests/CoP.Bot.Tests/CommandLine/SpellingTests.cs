using CoP.Bot.Hosting;

namespace CoP.Bot.Tests.CommandLine;

public class SpellingTests
{
    [Theory]
    [InlineData(true, "CoP.Bot", "dotnet run --project src/CoP.Bot -- check")]
    [InlineData(false, "CoP.Bot", "CoP.Bot check")]
    [InlineData(false, "dotnet", "dotnet CoP.Bot.dll check")]
    [InlineData(false, null, "CoP.Bot check")]
    public void Command_IsSpeltAsTheProgramWasStarted(bool isBuiltHere, string? process, string spelt) =>
        Assert.Equal(spelt, Spelling.Of("check", isBuiltHere, process));
}
