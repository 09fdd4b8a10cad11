using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Support;

/// <summary>What a member is before the journey begins.</summary>
internal sealed record MemberProfile
{
    public Role Role { get; init; } = Role.Member;

    public string Language { get; init; } = "en";

    /// <summary>The working group they sit in; null for none.</summary>
    public string? Group { get; init; } = "standards";

    public bool Leads { get; init; }
}

/// <summary>Brings people in the way they come in: by an invitation that they redeem.</summary>
internal static class JoiningMembers
{
    private static long _lastPhone = 700;

    public static async Task<OnTelegram> OnTelegramAsync(this TestBot testBot, string name, MemberProfile? part = null)
    {
        var actor = testBot.StrangerOnTelegram(name);
        await actor.Says($"/start {(await testBot.InviteAsync(name, part)).Replace("-", "", StringComparison.Ordinal)}");
        await actor.Reads($"Welcome, {name}.");
        await testBot.SeatAsync(name, part ?? new MemberProfile());
        return actor;
    }

    public static async Task<OnTeams> OnTeamsAsync(this TestBot testBot, string name, MemberProfile? part = null, Guid directory = default)
    {
        var actor = testBot.StrangerOnTeams(name, directory);
        await actor.Says(await testBot.InviteAsync(name, part));
        await actor.Reads($"Welcome, {name}.");
        await testBot.SeatAsync(name, part ?? new MemberProfile());
        return actor;
    }

    public static OnTelegram StrangerOnTelegram(this TestBot testBot, string name)
    {
        var person = testBot.Telegram.Person(Interlocked.Increment(ref _lastPhone), name);
        return new OnTelegram(testBot, person, name, person.Id);
    }

    /// <param name="directory">What the person's directory calls them; Teams tells none where it is empty.</param>
    /// <param name="bot">Tells apart what the same person is called to different bots.</param>
    public static OnTeams StrangerOnTeams(this TestBot testBot, string name, Guid directory = default, string bot = "") =>
        new(testBot, name, $"29:{name}{bot}", $"a:{name}{bot}", directory: directory);

    public static Task<string> InviteAsync(this TestBot testBot, string name, MemberProfile? part = null) =>
        testBot.Services.GetRequiredService<ITransactions>().RunAsync(
            async (services, cancel) =>
            {
                var made = await services.GetRequiredService<Invite>().HandleAsync(actor: null, name, part?.Role ?? Role.Member, cancel);
                return made.Value.Code;
            },
            CancellationToken.None);

    private static Task<int> SeatAsync(this TestBot testBot, string name, MemberProfile part) => testBot.AskAsync(async db =>
    {
        var member = await db.Members.SingleAsync(member => member.Name == name);
        member.Language = part.Language;
        if (part.Group is { } slug)
        {
            var group = await db.Groups.SingleAsync(group => group.Slug == slug);
            db.Add(new GroupMembership { GroupId = group.Id, MemberId = member.Id, IsLead = part.Leads });
        }

        return await db.SaveChangesAsync();
    });
}
