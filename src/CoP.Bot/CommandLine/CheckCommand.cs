using System.CommandLine;
using CoP.Bot.Checking;

namespace CoP.Bot.CommandLine;

/// <summary><c>check</c>: looks at settings and connections, and says in plain words what is missing and how to get it.</summary>
internal static class CheckCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("check", "Says what is missing to run, and how to get it.");
        command.SetAction((parsed, cancel) => CheckUp.RunAsync(settings, parsed.InvocationConfiguration.Output, cancel));
        return command;
    }
}
