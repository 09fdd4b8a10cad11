using System.CommandLine;
using System.CommandLine.Parsing;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Storage;

namespace CoP.Bot.CommandLine;

/// <summary>
/// <c>outbox</c>: what is undelivered, and what to do about it; beside a running program or without one. What is to be sent is
/// sent by the running program.
/// </summary>
internal static class OutboxCommand
{
    public static Command Create(string[] settings)
    {
        var command = new Command("outbox", "Shows what is stuck: messages in doubt or refused, members out of reach, failed events.")
        {
            Show(settings), Resend(settings), Drop(settings), Replay(settings), Dismiss(settings),
        };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed, OutboxTable.WriteAsync, cancel));
        return command;
    }

    private static Command Show(string[] settings)
    {
        var what = new Argument<string>("what") { Description = "The number of a message or the reference of an event." };
        var command = new Command("show", "Shows one message or event, without its words.") { what };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed, (desk, token) => OutboxFacts.WriteAsync(desk, parsed.GetValue(what)!, token), cancel));
        return command;
    }

    private static Command Resend(string[] settings)
    {
        var ids = Ids();
        var all = new Option<bool>("--all-ambiguous") { Description = "Everything that is in doubt, announcements included." };
        var command = new Command("resend", "Sends messages again that are in doubt or were refused: the same body, in the same order.") { ids, all };
        command.Validators.Add(given => OneOf(given, given.GetValue(ids)!.Length > 0, given.GetValue(all), "the numbers of messages", "--all-ambiguous"));
        command.SetAction((parsed, cancel) => RunAsync(
            settings, parsed, (desk, token) => parsed.GetValue(all) ? desk.ResendAllAsync(token) : desk.ResendAsync(parsed.GetValue(ids)!, token), cancel));
        return command;
    }

    private static Command Drop(string[] settings)
    {
        var ids = Ids();
        ids.Arity = ArgumentArity.OneOrMore;
        var command = new Command("drop", "Lets go of messages that are in doubt or were refused.") { ids };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed, (desk, token) => desk.DropAsync(parsed.GetValue(ids)!, token), cancel));
        return command;
    }

    private static Command Replay(string[] settings)
    {
        var reference = new Argument<string?>("reference") { Description = "The reference that the member was told.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every event that failed, the oldest first." };
        var command = new Command("replay", "Handles a failed event again, once.") { reference, all };
        command.Validators.Add(given => OneOf(given, given.GetValue(reference) is not null, given.GetValue(all), "a reference", "--all"));
        command.SetAction((parsed, cancel) => RunAsync(
            settings, parsed, (desk, token) => parsed.GetValue(all) ? desk.ReplayAllAsync(token) : desk.ReplayAsync([parsed.GetValue(reference)!], token), cancel));
        return command;
    }

    private static Command Dismiss(string[] settings)
    {
        var reference = new Argument<string>("reference") { Description = "The reference that the member was told." };
        var command = new Command("dismiss", "Lets go of a failed event; what the member had written is forgotten.") { reference };
        command.SetAction((parsed, cancel) => RunAsync(settings, parsed, (desk, token) => desk.DismissAsync(parsed.GetValue(reference)!, token), cancel));
        return command;
    }

    private static Argument<long[]> Ids() =>
        new("id") { Description = "Numbers of messages, as \"outbox\" lists them.", Arity = ArgumentArity.ZeroOrMore };

    private static void OneOf(CommandResult given, bool first, bool second, string firstName, string secondName)
    {
        if (first == second)
        {
            given.AddError($"Give either {firstName} or {secondName}.");
        }
    }

    private static async Task<int> RunAsync(string[] settings, ParseResult parsed, Func<OutboxQueries, CancellationToken, Task<int>> work, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        var (say, file) = (parsed.InvocationConfiguration, app.Services.GetRequiredService<IDatabasePlace>());
        if (!file.IsThere)
        {
            await say.Error.WriteLineAsync(file.Lost ?? $"There is no database {file.Name}. Database:ConnectionString says where it is; a relative path counts from the folder you are in.");
            return 1;
        }

        await say.Output.WriteLineAsync($"Database: {file.Name}");
        await app.PrepareAsync(cancel);
        return await work(new OutboxQueries(app.Services, app.Services.GetRequiredService<ITransactions>(), say.Output, say.Error), cancel);
    }
}
