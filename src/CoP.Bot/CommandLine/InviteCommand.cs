using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Channels.Delivery;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Members;

namespace CoP.Bot.CommandLine;

/// <summary><c>invite "NAME" [--role ROLE]</c>: a single-use code, and the Telegram link when the bot's name there is known.</summary>
internal static class InviteCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The person's full name. A member of this name gets a further address; else a member is made." };
        var role = new Option<Role>("--role") { Description = $"One of {string.Join(", ", Enum.GetNames<Role>())}.", DefaultValueFactory = static _ => Role.Member };
        var command = new Command("invite", "Makes a single-use invitation code.") { name, role };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!, parsed.GetValue(role), [.. parsed.UnmatchedTokens], cancel));
        return command;
    }

    private static async Task<int> RunAsync(string name, Role role, string[] settings, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings);
        await app.PrepareAsync(cancel);
        var made = await app.Services.GetRequiredService<ITransactions>().RunAsync(
            (services, token) => services.GetRequiredService<Invite>().HandleAsync(actor: null, name.Trim(), role, token), cancel);
        if (!made.Succeeded)
        {
            await Console.Error.WriteLineAsync($"Not invited: {made.Refusal}");
            return 1;
        }

        Console.WriteLine($"Code for {made.Value.Member.Name} ({made.Value.Member.Role}), valid once until {made.Value.ExpiresAt:u}:");
        Console.WriteLine($"  {made.Value.Code}");
        Console.WriteLine("Whoever sends it to the bot, on Teams or on Telegram, is this member from then on.");
        Console.WriteLine(await LinkAsync(app.Services, made.Value.Code, cancel) is { } link
            ? $"Telegram link: {link}"
            : "No Telegram link: switch Telegram on (Telegram:Enabled, Telegram:Token), or send the code by hand.");
        return 0;
    }

    // The link needs the bot's name, which Telegram is asked for first.
    private static async Task<Uri?> LinkAsync(IServiceProvider services, string code, CancellationToken cancel)
    {
        foreach (var check in services.GetServices<IConnectionCheck>().Where(static check => check is { Section: "Telegram", IsEnabled: true }))
        {
            await check.FaultAsync(cancel);
        }

        return services.GetServices<IDeepLinks>().Select(links => links.StartLink(InvitationCode.Bare(code))).FirstOrDefault();
    }
}
