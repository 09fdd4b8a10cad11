using CoP.Community.Members;
using CoP.Community.Responses;

namespace CoP.Community.Events.Topics;

/// <summary>"I want that, too." Pressed again, it changes nothing.</summary>
public sealed class SecondTopic(TopicAccess access, ResponseBook responses)
{
    internal const string Choice = "seconded";

    public async Task<Result<EventTopic>> HandleAsync(Member member, long id, CancellationToken cancel)
    {
        var found = await access.FindOpenAsync(id, member, cancel);
        if (found.Succeeded && await responses.GiveAsync(member, found.Value.Subject, Choice, cancel))
        {
            found.Value.Seconds++;
        }

        return found;
    }

    public async Task<Result<EventTopic>> TakeBackAsync(Member member, long id, CancellationToken cancel)
    {
        var found = (await access.FindOpenAsync(id, member, cancel)).Unless(topic => topic.ProposedById == member.Id ? new OwnTopicIsSeconded() : null);
        if (found.Succeeded && await responses.TakeBackAsync(member, found.Value.Subject, cancel))
        {
            found.Value.Seconds--;
        }

        return found;
    }
}
