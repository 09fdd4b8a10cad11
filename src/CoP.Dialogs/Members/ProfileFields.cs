using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>The questions by which a member says who they are, and what is known of the answers.</summary>
internal sealed class ProfileFields(CommunityDb db, OpenGroups groups)
{
    public const string Groups = "groups";
    public const string Expertise = "themes";
    public const string Work = "pillars";
    public const string Available = "free";

    private static readonly Pillars[] AllPillars = [.. Enum.GetValues<Pillars>().Where(static pillar => pillar != Pillars.None)];

    public async Task<ChoicesField> GroupsAsync(string language, CancellationToken cancel) => new(
        Groups, "members.profile.groups", [.. (await groups.ReadAsync(cancel)).Select(group => new Option(group.Slug, Text.Verbatim(group.Name(language))))])
    { Optional = true, Label = "members.label.groups" };

    public static ChoicesField ThemesField() =>
        new(Expertise, "members.profile.themes", [.. Themes.All.Select(static theme => new Option(theme, $"theme.{theme}"))]) { Optional = true, Label = "members.label.themes" };

    public static ChoicesField PillarsField() =>
        new(Work, "members.profile.pillars", [.. AllPillars.Select(static pillar => new Option(pillar.ToString(), $"pillar.{pillar}"))]) { Optional = true, Label = "members.label.pillars" };

    public static ChoiceField CountyField() => CommonFields.County("members.profile.county", "members.label.county", "questions.national");

    public static YesNoField AvailableField() => new(Available, "members.profile.available") { Hint = "members.profile.availableHint", Label = "members.label.available" };

    /// <summary>The profile as it is.</summary>
    public async Task<Answers> KnownAsync(Member member, CancellationToken cancel)
    {
        var slugs = await db.GroupMemberships.Where(membership => membership.MemberId == member.Id)
            .OrderBy(membership => membership.GroupId).Select(membership => membership.Group!.Slug).ToListAsync(cancel);
        return Answers.None
            .With(OrganisationFields.Chosen, OrganisationFields.Value(member.OrganisationId))
            .With(Groups, Joined(slugs))
            .With(Expertise, Joined(Themes.All.Where(theme => member.Themes.Exists(own => own.Theme == theme))))
            .With(Work, Joined(AllPillars.Where(pillar => member.Pillars.HasFlag(pillar)).Select(static pillar => pillar.ToString())))
            .With(CommonFields.CountyId, member.County ?? CommonFields.National)
            .With(Available, member.Available ? YesNoField.Yes : YesNoField.No);
    }

    /// <summary>The profile that all the answers make.</summary>
    public async Task<Profile> ReadAsync(Answers answers, CancellationToken cancel)
    {
        var slugs = ChoicesField.Split(answers[Groups]);
        var chosen = (await groups.ReadAsync(cancel)).Where(group => slugs.Contains(group.Slug)).Select(static group => group.Id);
        return new Profile(
            CommonFields.CountyOf(answers), [.. chosen], ChoicesField.Split(answers[Expertise]), answers[Available] == YesNoField.Yes,
            ChoicesField.Split(answers[Work]).Aggregate(Pillars.None, static (all, pillar) => all | Enum.Parse<Pillars>(pillar)), OrganisationFields.Of(answers));
    }

    private static string? Joined(IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } joined ? joined : null;
}
