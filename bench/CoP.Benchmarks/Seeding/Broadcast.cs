using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;

namespace CoP.Benchmarks.Seeding;

/// <summary>Has a coordinator announce something to everyone, the way the chat does it.</summary>
internal static class Broadcast
{
    private const string Words = "The quarterly roundtable meets on **4 December** in Nairobi. Please read the *agenda* and bring your results.";

    public static async Task BeginAsync(ITransactions transactions)
    {
        var author = await transactions.RunAsync(AuthorAsync, CancellationToken.None);
        var id = await transactions.RunAsync((services, cancel) => DraftAsync(services, author, cancel), CancellationToken.None);
        await transactions.RunAsync((services, cancel) => SendAsync(services, author, id, cancel), CancellationToken.None);
    }

    private static async Task<long> AuthorAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<CommunityDb>();
        var author = new Member { Name = "Coordinator", Role = Role.ContentCoordinator, Language = Languages.English, JoinedAt = DateTimeOffset.UnixEpoch };
        db.Add(author);
        await db.SaveChangesAsync(cancel);
        return author.Id;
    }

    private static async Task<long> DraftAsync(IServiceProvider services, long author, CancellationToken cancel)
    {
        var actor = (await services.GetRequiredService<CommunityDb>().Members.FindAsync([author], cancel))!;
        AnnouncementText text = new() { Language = Languages.English, Title = "Roundtable", Body = Words, IsOriginal = true };
        var made = await services.GetRequiredService<DraftAnnouncement>().HandleAsync(
            actor, new AnnouncementDraft([text], [], null, new Audience(), null, Urgent: true, HoldsDoubts: false, null), cancel);
        await services.GetRequiredService<CommunityDb>().SaveChangesAsync(cancel);
        return made.Value.Id;
    }

    private static async Task<AnnouncementState> SendAsync(IServiceProvider services, long author, long id, CancellationToken cancel)
    {
        var actor = (await services.GetRequiredService<CommunityDb>().Members.FindAsync([author], cancel))!;
        return (await services.GetRequiredService<SendAnnouncement>().HandleAsync(actor, id, cancel)).Value.State;
    }
}
