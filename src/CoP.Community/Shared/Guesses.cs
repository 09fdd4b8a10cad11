using Microsoft.EntityFrameworkCore;

namespace CoP.Community;

/// <summary>Wrong codes that somebody has tried within the last hour: what is short enough to be typed must not be guessed for long.</summary>
public sealed class Guesses(CommunityDb db, AuditLog audit, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);

    /// <param name="action">As it was noted.</param>
    /// <param name="subject">Who tries, as <c>kind:id</c>.</param>
    public async Task<bool> AreTooManyAsync(string action, string subject, int most, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Remembered;
        return await db.AuditLog.CountAsync(entry => entry.Action == action && entry.Subject == subject && entry.At > since, cancel) >= most;
    }

    public void Note(string action, string subject) => audit.Note(actorId: null, action, subject);
}
