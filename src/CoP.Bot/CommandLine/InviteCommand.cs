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
    private const int LongestName = 200;

    public static Command Create(string[] settings)
    {
        var name = new Argument<string>("name") { Description = "The person's full name. A member of this name gets a further address; else a member is made." };
        name.Validators.Add(static given =>
        {
            if (given.Tokens is [var word] && word.Value.Trim().Length is 0 or > LongestName)
            {
                given.AddError($"A name has 1 to {LongestName} characters, and this one has {word.Value.Trim().Length}.");
            }
        });
        var role = RoleOption.Create();
        var command = new Command("invite", "Makes a single-use invitation code.") { name, role };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!.Trim(), parsed.GetValue(role), settings, parsed.InvocationConfiguration, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string name, Role role, string[] settings, InvocationConfiguration say, CancellationToken cancel)
    {
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        await app.PrepareAsync(cancel);
        var made = await app.Services.GetRequiredService<ITransactions>().RunAsync(
            (services, token) => services.GetRequiredService<Invite>().HandleAsync(actor: null, name, role, token), cancel);
        if (!made.Succeeded)
        {
            await say.Error.WriteLineAsync($"Not invited: {made.Refusal}");
            return 1;
        }

        await TellAsync(made.Value, await LinkAsync(app.Services, made.Value.Code, cancel), say.Output);
        return 0;
    }

    private static async Task TellAsync(NewInvitation made, Uri? link, TextWriter output)
    {
        await output.WriteLineAsync($"Code for {made.Member.Name} ({made.Member.Role}), valid once until {made.ExpiresAt:u}:");
        await output.WriteLineAsync($"  {made.Code}");
        await output.WriteLineAsync("Whoever sends it to the bot, on Teams or on Telegram, is this member from then on.");
        await output.WriteLineAsync(link is not null
            ? $"Telegram link: {link}"
            : "No Telegram link: switch Telegram on (Telegram:Enabled, Telegram:Token), or send the code by hand.");
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
