using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Membership;

/// <summary>Whoever sends a valid code is that member from this address on: a person, and in private, where nobody reads the code along.</summary>
public sealed class RedeemInvitation(CommunityDb db, Outbox outbox, Guesses guesses, TimeProvider clock)
{
    public const int AttemptsPerHour = 5;
    private const string WrongCode = "invitation.wrong";

    /// <summary>The code that somebody's words hold, however it is written; null for ordinary words.</summary>
    public async Task<string?> ReadAsync(string words, bool byMember, CancellationToken cancel)
    {
        var possible = InvitationCode.In(words);
        if (possible.Count == 0)
        {
            return null;
        }

        var hashes = possible.Select(static one => InvitationCode.Hash(one.Code)).ToList();
        var made = await db.Invitations.Where(invitation => hashes.Contains(invitation.CodeHash))
            .Select(static invitation => invitation.CodeHash).FirstOrDefaultAsync(cancel);
        return (possible.FirstOrDefault(one => InvitationCode.Hash(one.Code) == made) ?? possible.FirstOrDefault(one => one.IsMeantAsOne(byMember)))?.Code;
    }

    /// <param name="current">The member the address belongs to already, or null.</param>
    public async Task<Result<Member>> HandleAsync(Member? current, Conversation conversation, string person, string code, CancellationToken cancel)
    {
        if (await ObjectionAsync(conversation, person, cancel) is { } objection)
        {
            return objection;
        }

        var invitation = await FindAsync(code, cancel);
        if (invitation is null || (current is not null && current.Id != invitation.MemberId))
        {
            return invitation is null ? Note(conversation, person) : new AddressTaken(current!.Name);
        }

        await BindAsync(invitation, conversation, person, cancel);
        return invitation.Member!;
    }

    private async Task<Refusal?> ObjectionAsync(Conversation conversation, string person, CancellationToken cancel) =>
        !AddressQueries.IsSomebody(person) ? new NobodyInParticular()
        : conversation.Kind != ConversationKind.Personal ? new CodeInPublic()
        : await guesses.AreTooManyAsync(WrongCode, Subject(conversation, person), AttemptsPerHour, cancel) ? new TooManyAttempts()
        : null;

    private async Task<Invitation?> FindAsync(string code, CancellationToken cancel)
    {
        var (hash, now) = (InvitationCode.Hash(code), clock.GetUtcNow());
        return await db.Invitations.AsSingleQuery()
            .Include(invitation => invitation.Member!.Memberships).Include(invitation => invitation.Member!.Themes).FirstOrDefaultAsync(
            invitation => invitation.CodeHash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now, cancel);
    }

    private async Task BindAsync(Invitation invitation, Conversation conversation, string person, CancellationToken cancel)
    {
        invitation.UsedAt = clock.GetUtcNow();
        var known = await db.Addresses.AnyAsync(address => address.MemberId == invitation.MemberId, cancel);
        if (!await db.Addresses.Of(conversation.Channel, person).AnyAsync(cancel))
        {
            db.Addresses.Add(new Address
            {
                MemberId = invitation.MemberId,
                Channel = conversation.Channel,
                ExternalId = person,
                ConversationId = conversation.Id,
                Preferred = !known,
                LastSeenAt = clock.GetUtcNow(),
            });
            await MovedChats.ReleaseOfAsync(db, invitation.MemberId, clock.GetUtcNow(), cancel);
        }

        if (invitation.CreatedById is { } inviter && inviter != invitation.MemberId)
        {
            await outbox.TellAsync(inviter, new InvitationUsed(invitation.MemberId, invitation.Id), cancel);
        }
    }

    private InvitationNotValid Note(Conversation conversation, string person)
    {
        guesses.Note(WrongCode, Subject(conversation, person));
        return new InvitationNotValid();
    }

    private static string Subject(Conversation conversation, string person) => $"{conversation.Channel}:{person}";
}
