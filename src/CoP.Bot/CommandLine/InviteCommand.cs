using System.CommandLine;
using CoP.Bot.Hosting;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Delivery;
using CoP.Dialogs.Members;
using CoP.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Bot.CommandLine;

/// <summary><c>invite "NAME" [--role ROLE] [--organisation NAME] [--lead GROUP]</c>: a single-use code, and the Telegram link when the bot's name there is known.</summary>
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
        var options = new InviteOptions();
        var command = new Command("invite", "Makes a single-use invitation code.") { name };
        options.AddTo(command);
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(name)!.Trim(), options, parsed, settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string name, InviteOptions options, ParseResult parsed, string[] settings, CancellationToken cancel)
    {
        var say = parsed.InvocationConfiguration;
        await using var app = BotHost.Build(settings, BotHost.Quietly);
        var file = app.Services.GetRequiredService<IDatabasePlace>();
        var isNew = !file.IsThere;
        await app.PrepareAsync(cancel);
        await say.Output.WriteLineAsync(isNew
            ? $"New database: {file.Name}. There was none. A bot that runs on another one does not know this code."
            : $"Database: {file.Name}");
        var (isKnown, (made, fault)) = await app.Services.GetRequiredService<ITransactions>().RunAsync(
            async (services, token) => (
                await services.GetRequiredService<CommunityDb>().Members.AnyAsync(member => member.Name == name, token),
                await InviteAsync(services, name, options, parsed, token)),
            cancel);
        if (fault is not null)
        {
            await say.Error.WriteLineAsync($"Not invited: {fault}");
            return 1;
        }

        if (isKnown)
        {
            await say.Output.WriteLineAsync($"{name} is a member already and stays {made!.Member.Role}: this code gives them a further account.");
        }

        await TellAsync(made!, await LinkAsync(app.Services, made!.Code, cancel), say.Output);
        return 0;
    }

    private static async Task<(NewInvitation? Made, string? Fault)> InviteAsync(
        IServiceProvider services, string name, InviteOptions options, ParseResult parsed, CancellationToken cancel)
    {
        var groups = await services.GetRequiredService<OpenGroups>().ReadAsync(cancel);
        var zone = services.GetRequiredService<IOptions<CommunityOptions>>().Value.Zone;
        var (draft, fault) = options.Read(name, parsed, groups, zone);
        if (fault is not null)
        {
            return (null, fault);
        }

        var made = await services.GetRequiredService<Invite>().HandleAsync(actor: null, draft, cancel);
        return made.Refusal is { } refusal ? (null, InWords(refusal)) : (made.Value, null);
    }

    private static string InWords(Refusal refusal) => refusal switch
    {
        OrganisationNotKnown(var name) => $"'{name}' is not known yet; say with --kind what it is: {string.Join(", ", Enum.GetNames<OrganisationKind>())}.",
        OrganisationUnclear => "An organisation's name has letters.",
        StayIsOver => "The day of --until has passed.",
        _ => refusal.ToString(),
    };

    private static async Task TellAsync(NewInvitation made, Uri? link, TextWriter output)
    {
        await output.WriteLineAsync($"Code for {made.Member.Name} ({string.Join(", ", About(made.Member))}), valid once until {made.ExpiresAt:u}:");
        await output.WriteLineAsync($"  {made.Code}");
        await output.WriteLineAsync("Whoever sends it to the bot, on Teams or on Telegram, is this member from then on.");
        await output.WriteLineAsync(link is not null
            ? $"Telegram link: {link}"
            : "No Telegram link: switch Telegram on (Telegram:Enabled, Telegram:Token), or send the code by hand.");
    }

    private static IEnumerable<string> About(Member member) =>
    [
        $"{member.Role}",
        .. member.Organisation is { } organisation ? [organisation.Name] : Array.Empty<string>(),
        .. member.Memberships.Where(static membership => membership.IsLead).Select(static membership => $"leads {membership.Group!.Slug}"),
        .. member.GuestUntil is { } until ? [$"guest until {until:u}"] : Array.Empty<string>(),
    ];

    // The link needs the bot's name, which Telegram is asked for first.
    private static async Task<Uri?> LinkAsync(IServiceProvider services, string code, CancellationToken cancel)
    {
        foreach (var check in services.GetServices<IConnectionCheck>().Where(static check => check is { Section: "Telegram", IsEnabled: true }))
        {
            await check.FaultAsync(cancel);
        }

        return services.GetServices<IDeepLinks>().Where(static links => links.SendsByItself).Select(links => links.StartLink(InvitationCode.Bare(code))).FirstOrDefault();
    }
}
