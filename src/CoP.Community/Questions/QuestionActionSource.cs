using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>What is to be done because of a question; and questions about what is in the way of something.</summary>
public sealed class QuestionActionSource(CommunityDb db, QuestionAccess access, AskQuestion ask) : IActionSource, IPeerQuestions
{
    public string Kind => Question.Kind;

    public async Task<ActionSource?> FindAsync(long id, Member member, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, member, cancel);
        return found.Succeeded ? new ActionSource(found.Value.Title, found.Value.GroupId, MayCapture: null) : null;
    }

    public async Task<string> AskAsync(Member member, string title, string? details, long groupId, string language, CancellationToken cancel) =>
        (await ask.HandleAsync(member, new QuestionDraft(title, details, groupId, member.County, ShowName: true), language, cancel)).Value.Subject;

    public Task<int> WaitingForAsync(Member member, CancellationToken cancel) => db.QuestionRequests.CountAsync(
        request => request.MemberId == member.Id && request.Outcome == RequestOutcome.Waiting && request.Question!.State == QuestionState.Open, cancel);
}
