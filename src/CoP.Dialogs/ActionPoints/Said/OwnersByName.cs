using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>Whom a name in minutes means.</summary>
internal sealed record NamedOwner(long? MemberId = null, long? OrganisationId = null, Group? Group = null, bool IsAll = false)
{
    public bool IsKnown => MemberId is not null || OrganisationId is not null || Group is not null || IsAll;

    /// <summary>As the answers of a form; what is not known is asked.</summary>
    public Answers Write(Answers known) => this switch
    {
        { MemberId: { } member } => known.With(ActionPointFields.Who, ActionPointFields.Person).With(ActionPointFields.Person, member.ToString(CultureInfo.InvariantCulture)),
        { OrganisationId: { } organisation } => known.With(ActionPointFields.Who, ActionPointFields.Body).With(ActionPointFields.Body, organisation.ToString(CultureInfo.InvariantCulture)),
        { Group: { } group } => known.With(ActionPointFields.Who, RecommendForm.Group).With(CommonFields.GroupId, group.Slug),
        { IsAll: true } => known.With(ActionPointFields.Who, RecommendForm.All),
        _ => known,
    };
}

/// <summary>Finds whom the first name of something to be done means, where that is clear.</summary>
internal sealed class OwnersByName(MemberDirectory directory, OrganisationRegister register, OpenGroups groups, ILocalizer words)
{
    /// <summary>An organisation by any of its names, or else the one member of that name; something may be recommended to a group and to all as well.</summary>
    public async Task<NamedOwner> FindAsync(ProposedAction action, CancellationToken cancel)
    {
        if (action.Owners is not [var name, ..])
        {
            return new();
        }

        var key = OrganisationSpelling.Key(name);
        return (await register.FindAsync(name, 5, cancel)).Find(one => one.Names.Exists(known => known.Key == key)) is { } organisation ? new(OrganisationId: organisation.Id)
            : await directory.FindAsync(name, 2, cancel) is [var only] ? new(MemberId: only.Id)
            : action.Kind == ProposalKind.Recommendation ? await OfManyAsync(TextNormalizer.Normalize(name), cancel)
            : new();
    }

    private async Task<NamedOwner> OfManyAsync(string name, CancellationToken cancel) =>
        (await groups.ReadAsync(cancel)).FirstOrDefault(group => Languages.All.Any(language => TextNormalizer.Normalize(group.Name(language)) == name)) is { } group
            ? new(Group: group)
            : new(IsAll: Languages.All.SelectMany(language => words.All(language)["recommendations.said.all"].Split(',')).Contains(name, StringComparer.Ordinal));
}
