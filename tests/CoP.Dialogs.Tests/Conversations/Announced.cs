using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Announcements that were made before a conversation begins.</summary>
internal static class Announced
{
    /// <summary>To the members of one group, with a button to acknowledge. Returns its id.</summary>
    /// <param name="harness">Where.</param>
    /// <param name="author">Who may announce.</param>
    /// <param name="text">The only wording.</param>
    /// <param name="run">Whether it has gone out, or has only begun to.</param>
    public static async Task<long> AnnounceAsync(this ConversationHarness harness, string author, AnnouncementText text, bool run = true, TimeSpan? ahead = null)
    {
        var actor = await harness.MemberAsync(author);
        var group = await harness.Community.ReadAsync(static db => db.Groups.FirstAsync(static group => group.Slug == "shock"));
        var draft = new AnnouncementDraft([text], [new AnnouncementButton(AnnouncementButtonKind.Acknowledge)], null, new Audience { Groups = [group.Id] }, null, false, false, harness.Community.Now + ahead);
        var made = await harness.Community.As(actor.Id, (DraftAnnouncement use, Member me) => use.HandleAsync(me, draft, default));
        await harness.Community.As(actor.Id, (SendAnnouncement use, Member me) => use.HandleAsync(me, made.Value.Id, default));
        await (run ? harness.FanOutAsync() : Task.CompletedTask);
        return made.Value.Id;
    }

    /// <summary>Lets the announcements take their steps, one after the other, until none is left.</summary>
    public static Task FanOutAsync(this ConversationHarness harness) => harness.Community.Services.FanOutAsync();
}
