using CoP.Community.Members;

namespace CoP.Community.Questions;

/// <summary>Writes down who moderated what, and why.</summary>
public sealed class Moderation(CommunityDb db, TimeProvider clock)
{
    public void Note(Member actor, string action, Question question, string? reason = null) => db.AuditLog.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        ActorId = actor.Id,
        Action = action,
        Subject = question.Subject,
        Reason = reason,
    });
}
