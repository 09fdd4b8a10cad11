using CoP.Community.Delivery;

namespace CoP.Community.Questions;

/// <summary>A question that was put to somebody who could not be told, or posted in a place that is gone, goes on at once when nobody else was told.</summary>
public sealed class QuestionNotDelivered(QuestionRouting routing) : INotDelivered, IConversationLost
{
    public async Task HandleAsync(OutboxMessage row, CancellationToken cancel)
    {
        if (row.NoticeType is { } type && (type == NoticeJson.NameOf<QuestionRequested>() || type == NoticeJson.NameOf<QuestionPosted>()))
        {
            await routing.GoOnAsync((QuestionNotice)NoticeJson.Read(type, row.Body), cancel);
        }
    }

    public Task HandleAsync(Conversation lost, CancellationToken cancel) =>
        lost.BoundGroupId is { } group ? routing.GoOnAsync(group, cancel) : Task.CompletedTask;
}
