using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Questions;

/// <summary>Puts a question to people: waves of members, the group's own channels, and at the end those who answer for the group.</summary>
public sealed class QuestionRouting(CommunityDb db, TimeProvider clock, PeerFinder peers, QuestionReach reach, Outbox outbox)
{
    /// <summary>The first round: a wave and the group's channels; straight to the lead when there is nobody to ask.</summary>
    public async Task StartAsync(Question question, CancellationToken cancel)
    {
        Begin(question);
        var asked = await SendWaveAsync(question, cancel);
        var posted = await PostInChannelsAsync(question, cancel);
        if (asked + posted == 0)
        {
            await EscalateAsync(question, cancel);
        }
    }

    /// <summary>A further round where it stands already, among those who have not been asked; straight to the lead when there is nobody.</summary>
    /// <returns>How many were asked.</returns>
    public async Task<int> StartOverAsync(Question question, CancellationToken cancel)
    {
        Begin(question);
        var asked = await SendWaveAsync(question, cancel);
        await (asked == 0 ? EscalateAsync(question, cancel) : Task.CompletedTask);
        return asked;
    }

    /// <summary>Whom a question that was just asked has gone to: how many members, and whether a place of its group.</summary>
    public async Task<(int Members, bool IsPosted)> AskedAsync(Question question, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return (
            await db.QuestionRequests.CountAsync(request => request.QuestionId == question.Id, cancel),
            await db.Conversations.AnyAsync(conversation => conversation.BoundGroupId == question.GroupId && conversation.Reachable, cancel));
    }

    /// <summary>Asks the next members who fit and have not been asked. Returns how many there were.</summary>
    public async Task<int> SendWaveAsync(Question question, CancellationToken cancel)
    {
        question.Waves++;
        var wave = await peers.FindAsync(question, cancel);
        foreach (var memberId in wave)
        {
            await AskAsync(question, memberId, question.Waves, passedById: null, cancel);
        }

        return wave.Count;
    }

    /// <summary>Asks one member. Whoever was asked already is not asked twice.</summary>
    public Task AskAsync(Question question, long memberId, int wave, long? passedById, CancellationToken cancel)
    {
        db.QuestionRequests.Add(new QuestionRequest
        {
            QuestionId = question.Id,
            MemberId = memberId,
            Wave = wave,
            PassedById = passedById,
            AskedAt = clock.GetUtcNow(),
        });
        return outbox.TellAsync(memberId, new QuestionRequested(question.Id), cancel);
    }

    /// <summary>Notes what became of the request to a member, if there was one, and gives back the claim that they may hold.</summary>
    public async Task SettleAsync(Question question, long memberId, RequestOutcome outcome, CancellationToken cancel)
    {
        var request = await db.QuestionRequests.FirstOrDefaultAsync(
            request => request.QuestionId == question.Id && request.MemberId == memberId, cancel);
        if (request is not null)
        {
            request.Outcome = outcome;
        }

        question.EndClaimOf(memberId);
    }

    /// <summary>Tells the group's lead and the content coordinators that nobody has answered; as long as there are none, it stays due.</summary>
    public async Task EscalateAsync(Question question, CancellationToken cancel)
    {
        var responsible = await ResponsibleAsync(question, cancel);
        question.EscalatedAt = responsible.Count > 0 ? clock.GetUtcNow() : null;
        foreach (var memberId in responsible)
        {
            await outbox.TellAsync(memberId, new QuestionUnanswered(question.Id, question.RoutedAt), cancel);
        }
    }

    /// <summary>A place of the group is gone: what was posted only there is put to others.</summary>
    public async Task GoOnAsync(long groupId, CancellationToken cancel)
    {
        foreach (var question in await Waiting().Where(question => question.GroupId == groupId).ToListAsync(cancel))
        {
            await GoOnAsync(question, cancel);
        }
    }

    /// <summary>A notice of it has reached nobody.</summary>
    public async Task GoOnAsync(QuestionNotice notice, CancellationToken cancel)
    {
        if (await Waiting().FirstOrDefaultAsync(question => question.Id == notice.QuestionId, cancel) is { } question)
        {
            await GoOnAsync(question, cancel);
        }
    }

    private void Begin(Question question) => (question.RoutedAt, question.Waves, question.EscalatedAt) = (clock.GetUtcNow(), 0, null);

    /// <summary>When it has come before nobody, the next step is taken now: waiting would help nobody.</summary>
    private async Task GoOnAsync(Question question, CancellationToken cancel)
    {
        if (await reach.IsReachedAsync(question, cancel) || await SendWaveAsync(question, cancel) > 0)
        {
            return;
        }

        await EscalateAsync(question, cancel);
    }

    /// <summary>Open ones that nobody has answered or wants to, and that nobody who answers for the group has been told of.</summary>
    private IQueryable<Question> Waiting()
    {
        var now = clock.GetUtcNow();
        return db.Questions.Where(question => question.State == QuestionState.Open && question.EscalatedAt == null
            && !(question.ClaimedUntil > now) && question.Answers.All(static answer => answer.NotHelpful));
    }

    private async Task<int> PostInChannelsAsync(Question question, CancellationToken cancel)
    {
        var bound = await db.Conversations
            .Where(conversation => conversation.BoundGroupId == question.GroupId && conversation.Reachable)
            .Select(conversation => conversation.Id)
            .ToListAsync(cancel);
        foreach (var conversationId in bound)
        {
            await outbox.PostAsync(conversationId, new QuestionPosted(question.Id, question.GroupId), cancel);
        }

        return bound.Count;
    }

    private Task<List<long>> ResponsibleAsync(Question question, CancellationToken cancel) =>
        db.Members.Holders(Permission.HearUnanswered, clock.GetUtcNow(), question.GroupId)
            .Where(member => member.Id != question.AuthorId)
            .Select(static member => member.Id)
            .ToListAsync(cancel);
}
