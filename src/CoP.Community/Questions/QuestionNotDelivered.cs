using CoP.Community.Delivery;

namespace CoP.Community.Questions;

/// <summary>A question that was put to somebody who could not be told goes on at once, when nobody else was.</summary>
public sealed class QuestionNotDelivered(QuestionRouting routing) : INotDelivered
{
    public async Task HandleAsync(OutboxMessage row, CancellationToken cancel)
    {
        if (row.NoticeType is nameof(QuestionRequested) or nameof(QuestionPosted))
        {
            await routing.GoOnAsync((QuestionNotice)NoticeJson.Read(row.NoticeType, row.Body), cancel);
        }
    }
}
