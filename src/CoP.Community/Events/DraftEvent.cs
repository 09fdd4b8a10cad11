using System.Globalization;
using CoP.Community.Events.Topics;
using CoP.Community.Members;

namespace CoP.Community.Events;

/// <summary>A member writes down an event that their organisation would like to hold. Nobody hears of it yet.</summary>
public sealed class DraftEvent(CommunityDb db, EventRules rules, TopicPlans topics, TimeProvider clock)
{
    /// <param name="topicId">The topic that it is made of; null for none.</param>
    public async Task<Result<Event>> HandleAsync(Member organiser, EventDraft draft, CancellationToken cancel, long? topicId = null)
    {
        var topic = await topics.FindAsync(topicId, organiser, cancel);
        if ((topic.Refusal ?? await rules.CheckAsync(draft, before: null, except: null, cancel)) is { } refusal)
        {
            return refusal;
        }

        var one = new Event
        {
            Title = draft.Title,
            About = draft.About,
            TimeZone = draft.TimeZone,
            OrganiserId = organiser.Id,
            CalendarUid = Guid.NewGuid().ToString("d", CultureInfo.InvariantCulture),
            CreatedAt = clock.GetUtcNow(),
        };
        draft.WriteTo(one);
        db.Events.Add(one);
        await (topic.Value is { } wanted ? topics.BeginAsync(wanted, one, cancel) : Task.CompletedTask);
        await db.SaveChangesAsync(cancel);
        return one;
    }
}
