using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Web.Endpoints;

/// <summary>A sample member to choose on the page; role and groups in the page's language, names as they are.</summary>
internal sealed record SamplePerson(string Id, string Name, string? Organisation, string? County, string Role, IReadOnlyList<string> Groups);

/// <summary>Who can be chosen: members marked as the sample's, and nobody else.</summary>
internal static class PeopleEndpoint
{
    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapGet("/people/{language}", PeopleAsync);

    private static async Task<IResult> PeopleAsync(string language, CommunityDb db, ILocalizer words, CancellationToken cancel)
    {
        if (!Languages.All.Contains(language))
        {
            return Results.NotFound();
        }

        var groups = await db.Groups.ToDictionaryAsync(static group => group.Id, cancel);
        var members = await db.Members.AsNoTracking()
            .Include(static member => member.Organisation).Include(static member => member.Memberships)
            .Where(member => member.IsSample && db.Addresses.Any(address => address.MemberId == member.Id && address.Channel == ChannelNames.Desk))
            .OrderBy(static member => member.Name)
            .ToListAsync(cancel);
        return Results.Json(members.Select(member => Person(member, groups, words, language)));
    }

    private static SamplePerson Person(Member member, Dictionary<long, Community.Groups.Group> groups, ILocalizer words, string language) => new(
        member.Id.ToString(CultureInfo.InvariantCulture),
        member.Name,
        member.Organisation?.Name,
        Counties.Find(member.County)?.Name,
        words.Say($"role.{member.Role}", language),
        [.. member.Memberships.Select(membership => groups[membership.GroupId].Name(language))]);
}
