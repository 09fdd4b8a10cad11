using System.Text;
using CoP.Community.Announcements;

namespace CoP.Community.Tests.Announcements;

public sealed class ExportTests
{
    [Fact]
    public async Task Export_ListsEachRecipientAndLetsNoCellBeAFormula()
    {
        await using var square = await Square.BuildAsync(members: 0);
        var org = await square.Town.AddAsync(new Organisation { Name = "Trees, \"Water\" & Co", Kind = OrganisationKind.Ngo });
        var evil = await square.Town.MemberAsync("=1+1", member => member.OrganisationId = org.Id);
        await square.Town.MemberAsync("Jürgen", reachable: false);
        var id = await square.AnnounceAsync();
        await square.PumpAsync();
        await square.LandAsync(id, OutboxState.Sent);
        await square.Town.As(evil, (AcknowledgeAnnouncement press, Member me) => press.HandleAsync(me, id, default));

        var file = (await square.Town.As(square.Author, (AnnouncementExport export, Member me) => export.HandleAsync(me, id, default))).Value;
        Assert.Equal((square.Town.Now + TimeSpan.FromHours(24), "text/csv"), (file.ExpiresAt, file.ContentType));
        Assert.Equal(Encoding.UTF8.GetPreamble(), file.Content[..3]);
        Assert.Equal(
            "name,organisation,channel,state,reason,sent_at,acknowledged_at\r\n"
            + "'=1+1,\"Trees, \"\"Water\"\" & Co\",telegram,sent,,2026-11-20T08:00:00Z,2026-11-20T08:00:00Z\r\n"
            + "Jürgen,,,out of reach,no address,,\r\n",
            Encoding.UTF8.GetString(file.Content[3..]));
    }

    [Fact]
    public async Task Export_ByWhoMayNotSeeIt_IsRefused()
    {
        await using var square = await Square.BuildAsync(members: 1);
        var id = await square.AnnounceAsync();
        var refused = await square.Town.As(square.Members[0], (AnnouncementExport export, Member me) => export.HandleAsync(me, id, default));
        Assert.IsType<AnnouncementNotFound>(refused.Refusal);
    }
}
