namespace CoP.Community;

/// <summary>Writes down who did what to what: the one place where an <see cref="AuditEntry"/> is made.</summary>
public sealed class AuditLog(CommunityDb db, TimeProvider clock)
{
    /// <param name="actorId">The member who did it; null for the program itself and the command line.</param>
    /// <param name="action">As <c>feature.verb</c>.</param>
    /// <param name="subject">As <c>kind:id</c>.</param>
    public void Note(long? actorId, string action, string subject, string? reason = null) =>
        db.AuditLog.Add(new AuditEntry { At = clock.GetUtcNow(), ActorId = actorId, Action = action, Subject = subject, Reason = reason });
}
