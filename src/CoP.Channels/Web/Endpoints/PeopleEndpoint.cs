using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CoP.Channels.Web.Endpoints;

/// <summary>A sample member to choose on the page; groups and county in English, since they are names.</summary>
internal sealed record SamplePerson(string Id, string Name, string? Organisation, string? County, string? Language, string Role, IReadOnlyList<string> Groups);

/// <summary>Who can be chosen: members marked as the sample's, and nobody else.</summary>
internal static class PeopleEndpoint
{
    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapGet("/people", PeopleAsync);

    private static async Task<IResult> PeopleAsync(CommunityDb db, CancellationToken cancel)
    {
        var groups = await db.Groups.ToDictionaryAsync(static group => group.Id, cancel);
        var members = await db.Members.AsNoTracking()
            .Include(static member => member.Organisation).Include(static member => member.Memberships)
            .Where(member => member.IsSample && db.Addresses.Any(address => address.MemberId == member.Id && address.Channel == Community.Channels.Desk))
            .OrderBy(static member => member.Name)
            .ToListAsync(cancel);
        return Results.Json(members.Select(member => Person(member, groups)));
    }

    private static SamplePerson Person(Member member, Dictionary<long, Community.Groups.Group> groups) => new(
        member.Id.ToString(CultureInfo.InvariantCulture),
        member.Name,
        member.Organisation?.Name,
        Counties.Find(member.County)?.Name,
        member.Language,
        member.Role.ToString(),
        [.. member.Memberships.Select(seat => groups[seat.GroupId].Name(Languages.English))]);
}
