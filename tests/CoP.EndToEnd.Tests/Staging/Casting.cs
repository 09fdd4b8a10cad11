using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.EndToEnd.Tests.Staging;

/// <summary>What a member is before the journey begins.</summary>
internal sealed record Part
{
    public Role Role { get; init; } = Role.Member;

    public string Language { get; init; } = "en";

    /// <summary>The working group they sit in; null for none.</summary>
    public string? Group { get; init; } = "standards";

    public bool Leads { get; init; }
}

/// <summary>Brings people in the way they come in: by an invitation that they redeem.</summary>
internal static class Casting
{
    private static long _lastPhone = 700;

    public static async Task<OnTelegram> OnTelegramAsync(this Stage stage, string name, Part? part = null)
    {
        var actor = stage.StrangerOnTelegram(name);
        await actor.Says($"/start {(await stage.InviteAsync(name, part)).Replace("-", "", StringComparison.Ordinal)}");
        await actor.Reads($"Welcome, {name}.");
        await stage.SeatAsync(name, part ?? new Part());
        return actor;
    }

    public static async Task<OnTeams> OnTeamsAsync(this Stage stage, string name, Part? part = null)
    {
        var actor = stage.StrangerOnTeams(name);
        await actor.Says(await stage.InviteAsync(name, part));
        await actor.Reads($"Welcome, {name}.");
        await stage.SeatAsync(name, part ?? new Part());
        return actor;
    }

    public static OnTelegram StrangerOnTelegram(this Stage stage, string name)
    {
        var person = stage.Telegram.Person(Interlocked.Increment(ref _lastPhone), name);
        return new OnTelegram(stage, person, name, person.Id);
    }

    public static OnTeams StrangerOnTeams(this Stage stage, string name) => new(stage, name, $"29:{name}", $"a:{name}");

    public static Task<string> InviteAsync(this Stage stage, string name, Part? part = null) =>
        stage.Services.GetRequiredService<ITransactions>().RunAsync(
            async (services, cancel) =>
            {
                var made = await services.GetRequiredService<Invite>().HandleAsync(actor: null, name, part?.Role ?? Role.Member, cancel);
                return made.Value.Code;
            },
            CancellationToken.None);

    private static Task<int> SeatAsync(this Stage stage, string name, Part part) => stage.AskAsync(async db =>
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
