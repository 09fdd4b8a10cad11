using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Members;

/// <summary>An invitation just made. The code is shown once and kept nowhere.</summary>
public sealed record NewInvitation(string Code, Member Member, DateTimeOffset ExpiresAt);

/// <summary>Makes a single-use code for a person: a new member, or one who gets a further address.</summary>
public sealed class Invite(CommunityDb db, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>A code that links a second channel is typed within minutes, so it lives for one.</summary>
    public static readonly TimeSpan ConnectLasts = TimeSpan.FromMinutes(30);

    /// <summary>For a name that no member has yet, a member is made; for one that exists, the code binds a further address.</summary>
    /// <param name="actor">Who invites, or null for the command line, which may give any role.</param>
    public async Task<Result<NewInvitation>> HandleAsync(Member? actor, string name, Role role, CancellationToken cancel)
    {
        if (actor is not null && (!Permissions.Coordinates(actor) || (role is not (Role.Member or Role.Guest) && !MayGive(actor))))
        {
            return new NotAllowed();
        }

        var member = await db.Members.FirstOrDefaultAsync(member => member.Name == name, cancel);
        if (member is not null && actor is not null)
        {
            return new NameIsTaken(name); // In chat a namesake must not get somebody else's seat by a slip.
        }

        if (member is null)
        {
            member = new Member { Name = name, Role = role, JoinedAt = clock.GetUtcNow() };
            db.Members.Add(member);
            await db.SaveChangesAsync(cancel);
        }

        return await AddAsync(actor, member, Lasts, cancel);
    }

    /// <summary>A code by which a member links their own account on another channel.</summary>
    public Task<NewInvitation> ConnectAsync(Member member, CancellationToken cancel) => AddAsync(member, member, ConnectLasts, cancel);

    private static bool MayGive(Member actor) => actor.Role is Role.Administrator or Role.Chair;

    private async Task<NewInvitation> AddAsync(Member? actor, Member member, TimeSpan lasts, CancellationToken cancel)
    {
        var (code, now) = (InvitationCode.New(), clock.GetUtcNow());
        db.Invitations.Add(new Invitation
        {
            CodeHash = InvitationCode.Hash(code),
            MemberId = member.Id,
            CreatedById = actor?.Id,
            CreatedAt = now,
            ExpiresAt = now + lasts,
        });
        db.AuditLog.Add(new AuditEntry { At = now, ActorId = actor?.Id, Action = "member.invite", Subject = $"member:{member.Id}" });
        await db.SaveChangesAsync(cancel);
        return new NewInvitation(code, member, now + lasts);
    }
}
