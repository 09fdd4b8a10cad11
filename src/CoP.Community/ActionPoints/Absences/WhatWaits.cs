using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints.Absences;

/// <summary>What waits for a member: what they do, what they are asked to do, and how many questions were put to them.</summary>
public sealed record Waiting(IReadOnlyList<ActionPoint> Own, IReadOnlyList<ActionPoint> Asked, int Questions);

/// <summary>Looks up what somebody who was away has to turn to, or has to decide about before.</summary>
public sealed class WhatWaits(ActionPointLists lists, IPeerQuestions peers)
{
    public async Task<Waiting> ReadAsync(Member member, CancellationToken cancel)
    {
        var all = await lists.Mine(member).ToListAsync(cancel);
        return new Waiting(
            [.. all.Where(point => point.OwnerId == member.Id).OrderBy(static point => point.Number)],
            [.. all.Where(point => point.HandToId == member.Id && point.OwnerId != member.Id)], await peers.WaitingForAsync(member, cancel));
    }
}
