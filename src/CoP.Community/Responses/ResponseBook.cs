using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Responses;

/// <summary>Keeps what members chose. Choosing the same again changes nothing, another choice takes the place of the first.</summary>
public sealed class ResponseBook(CommunityDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Has every card of the subject redrawn when something has changed.</summary>
    /// <returns>Whether they had not responded before: what counts responses counts this one.</returns>
    public async Task<bool> GiveAsync(Member member, string subject, string choice, CancellationToken cancel)
    {
        var given = await db.Responses.FirstOrDefaultAsync(one => one.Subject == subject && one.MemberId == member.Id, cancel);
        if (given?.Choice == choice)
        {
            return false;
        }

        var isFirst = given is null;
        given ??= db.Responses.Add(new Response { Subject = subject, MemberId = member.Id, Choice = choice }).Entity;
        (given.Choice, given.At) = (choice, clock.GetUtcNow());
        await outbox.RefreshAsync(subject, cancel);
        return isFirst;
    }

    /// <summary>As if they had never responded.</summary>
    /// <returns>Whether they had.</returns>
    public async Task<bool> TakeBackAsync(Member member, string subject, CancellationToken cancel)
    {
        if (await db.Responses.FirstOrDefaultAsync(one => one.Subject == subject && one.MemberId == member.Id, cancel) is not { } given)
        {
            return false;
        }

        db.Responses.Remove(given);
        await outbox.RefreshAsync(subject, cancel);
        return true;
    }

    public Task<bool> IsGivenAsync(long memberId, string subject, CancellationToken cancel) =>
        db.Responses.AnyAsync(one => one.Subject == subject && one.MemberId == memberId, cancel);

    /// <summary>The latest first, with their members.</summary>
    public IQueryable<Response> To(string subject) => db.Responses.Include(static one => one.Member).ThenInclude(static member => member!.Organisation)
        .Where(one => one.Subject == subject)
        .OrderByDescending(static one => one.At).ThenByDescending(static one => one.MemberId);
}
