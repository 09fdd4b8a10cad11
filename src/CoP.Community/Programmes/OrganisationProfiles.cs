using CoP.Community.Access;
using CoP.Community.Members;
using CoP.Community.Membership;

namespace CoP.Community.Programmes;

/// <summary>What an organisation says of itself, and that it is still right.</summary>
public sealed class OrganisationProfiles(CommunityDb db, OrganisationAccess organisations, ProgrammeAccess access, Change change, TimeProvider clock)
{
    /// <param name="contactId">Whom to turn to; null for nobody in particular.</param>
    public Task<Result<Organisation>> DescribeAsync(Member actor, long id, string? profile, long? contactId, CancellationToken cancel) => change.DoAsync(
        organisations, actor, id, "organisation.describe",
        organisation => access.MustSpeakFor(actor, organisation),
        async organisation =>
        {
            var contact = contactId is { } member ? await db.Members.FindAsync([member], cancel) : null;
            if (contact is not null && contact.OrganisationId != id)
            {
                return new ContactIsElsewhere(contact.Name);
            }

            (organisation.Profile, organisation.Contact, organisation.ContactId, organisation.RefreshedAt) = (profile, contact, contact?.Id, clock.GetUtcNow());
            return null;
        },
        cancel);

    /// <summary>It and its programmes are still as they are described.</summary>
    public Task<Result<Organisation>> ConfirmAsync(Member actor, long id, CancellationToken cancel) => change.DoAsync(
        organisations, actor, id, "organisation.confirm",
        organisation => access.MustSpeakFor(actor, organisation),
        organisation => organisation.RefreshedAt = clock.GetUtcNow(),
        cancel);
}
