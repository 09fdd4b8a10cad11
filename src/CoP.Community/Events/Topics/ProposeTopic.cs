using CoP.Community.Members;
using CoP.Community.Responses;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Events.Topics;

/// <param name="Source">What it comes from, as <c>kind:id</c>; null for a member's own idea.</param>
public sealed record TopicDraft(string Title, string? Why, long? GroupId, string? Source = null);

/// <param name="IsNew">False for one that others had proposed before.</param>
public sealed record ProposedTopic(EventTopic Topic, bool IsNew);

/// <summary>A member says what they would like to hear about. Whoever proposes what is proposed already seconds that.</summary>
public sealed class ProposeTopic(CommunityDb db, ResponseBook responses, SecondTopic second, TimeProvider clock)
{
    public async Task<Result<ProposedTopic>> HandleAsync(Member member, TopicDraft draft, CancellationToken cancel)
    {
        if (await SameAsync(draft, cancel) is { } same)
        {
            return (await second.HandleAsync(member, same, cancel)).Select(static topic => new ProposedTopic(topic, IsNew: false));
        }

        var topic = new EventTopic
        {
            Title = draft.Title,
            Why = draft.Why,
            GroupId = draft.GroupId,
            Source = draft.Source,
            ProposedById = member.Id,
            ProposedAt = clock.GetUtcNow(),
            Seconds = 1,
        };
        db.EventTopics.Add(topic);
        await db.SaveChangesAsync(cancel);
        await responses.GiveAsync(member, topic.Subject, SecondTopic.Choice, cancel);
        return new ProposedTopic(topic, IsNew: true);
    }

    private async Task<long?> SameAsync(TopicDraft draft, CancellationToken cancel) => await db.EventTopics
        .Where(topic => topic.State == TopicState.Open && (topic.Title == draft.Title || (draft.Source != null && topic.Source == draft.Source)))
        .OrderBy(static topic => topic.Id).Select(static topic => (long?)topic.Id).FirstOrDefaultAsync(cancel);
}
