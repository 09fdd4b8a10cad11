using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>Whom to invite, and what they are from the first day.</summary>
/// <param name="Name">The full name.</param>
public sealed record InvitationDraft(string Name, Role Role)
{
    public OrganisationChoice? Organisation { get; init; }

    /// <summary>For guests: when their stay ends; null for no end.</summary>
    public DateTimeOffset? GuestUntil { get; init; }

    /// <summary>The groups that they lead, by id.</summary>
    public IReadOnlyCollection<long> Leads { get; init; } = [];
}

/// <summary>An invitation just made. The code is shown once and kept nowhere.</summary>
public sealed record NewInvitation(string Code, Member Member, DateTimeOffset ExpiresAt);

/// <summary>Makes a single-use code for a person: a new member, or one who gets a further address.</summary>
public sealed class Invite(CommunityDb db, OrganisationRegister organisations, GroupLeads leads, AuditLog audit, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>A code that links a second channel is typed within minutes, so it lives for one.</summary>
    public static readonly TimeSpan ConnectLasts = TimeSpan.FromMinutes(30);

    /// <inheritdoc cref="HandleAsync(Member?, InvitationDraft, CancellationToken)"/>
    public Task<Result<NewInvitation>> HandleAsync(Member? actor, string name, Role role, CancellationToken cancel) =>
        HandleAsync(actor, new InvitationDraft(name, role), cancel);

    /// <summary>
    /// For a name that no member has yet, a member is made; for one that exists, the code binds a further address, and what the
    /// draft says beyond the role counts from now on.
    /// </summary>
    /// <param name="actor">Who invites, or null for the command line, which may give any role.</param>
    public async Task<Result<NewInvitation>> HandleAsync(Member? actor, InvitationDraft draft, CancellationToken cancel)
    {
        var member = await db.Members.Include(one => one.Organisation).FirstOrDefaultAsync(one => one.Name == draft.Name, cancel);
        if (Objection(actor, draft, member) is { } objection)
        {
            return objection;
        }

        var organisation = await organisations.ResolveAsync(actor, draft.Organisation, cancel);
        if (organisation.Refusal is { } refusal)
        {
            return refusal;
        }

        member ??= db.Members.Add(new Member { Name = draft.Name, Role = draft.Role, JoinedAt = clock.GetUtcNow() }).Entity;
        member.Organisation = organisation.Value ?? member.Organisation;
        member.GuestUntil = member.IsGuest ? draft.GuestUntil ?? member.GuestUntil : null;
        await db.SaveChangesAsync(cancel);
        await LeadAsync(actor, member, draft.Leads, cancel);
        return await AddAsync(actor, member, Lasts, cancel);
    }

    /// <summary>A code by which a member links their own account on another channel.</summary>
    public Task<NewInvitation> ConnectAsync(Member member, CancellationToken cancel) => AddAsync(member, member, ConnectLasts, cancel);

    private Refusal? Objection(Member? actor, InvitationDraft draft, Member? known) =>
        actor is not null && !Permissions.RolesToGive(actor, clock.GetUtcNow()).Contains(draft.Role) ? new NotAllowed()
        : actor is not null && known is not null ? new NameIsTaken(draft.Name) // In chat a namesake must not get somebody else's account by a slip.
        : draft.GuestUntil <= clock.GetUtcNow() ? new StayIsOver()
        : null;

    private async Task LeadAsync(Member? actor, Member member, IReadOnlyCollection<long> groups, CancellationToken cancel)
    {
        foreach (var groupId in groups)
        {
            await leads.NameAsync(actor, groupId, member.Id, cancel); // Whoever leads it already goes on.
        }
    }

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
        audit.Note(actor?.Id, "member.invite", $"member:{member.Id}");
        await db.SaveChangesAsync(cancel);
        return new NewInvitation(code, member, now + lasts);
    }
}
