using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.ActionPoints;

/// <summary>What is in the way becomes a question to peers. When they have answered it, the way is clear: see <see cref="PeersHaveHelped"/>.</summary>
public sealed class AskPeersToHelp(ActionPointChange change, ActionPointAccess access, IPeerQuestions questions)
{
    /// <param name="title">The question.</param>
    /// <param name="groupId">To whom; null for the group that it belongs to.</param>
    public Task<Result<ActionPoint>> AskAsync(Member actor, long id, string title, long? groupId, string language, CancellationToken cancel) => change.DoAsync(
        actor, id, action: null,
        point => access.MustWorkOn(point, actor) ?? (point.BlockedBy is null ? new ActionPointNotBlocked() : (groupId ?? point.GroupId) is null ? new ActionPointHasNoGroup() : (Refusal?)null),
        async point =>
        {
            point.BlockedQuestion = await questions.AskAsync(actor, title, point.Readers == ActionReaders.Members ? point.Words : null, (groupId ?? point.GroupId)!.Value, language, cancel);
            return null;
        },
        cancel);
}

/// <summary>Peers have answered what was in the way.</summary>
public sealed class PeersHaveHelped(CommunityDb db, Outbox outbox, TimeProvider clock) : IAnswerAwaited
{
    public async Task AnsweredAsync(string question, CancellationToken cancel)
    {
        foreach (var point in await db.ActionPoints.Where(point => point.BlockedQuestion == question).ToListAsync(cancel))
        {
            point.Unblock();
            point.Note(by: null, ActionNoteKind.Freed, words: null, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            if (point.OwnerId is { } owner)
            {
                await outbox.TellAsync(owner, new ActionPointNews(point.Id, ActionNews.Freed, By: null, Words: null, point.Revision), cancel);
            }

            await outbox.RefreshAsync(point.Subject, cancel);
        }
    }
}
