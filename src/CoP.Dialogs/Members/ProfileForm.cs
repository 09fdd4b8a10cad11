using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Questions;
using CoP.Dialogs.Turns;
using CoP.Dialogs.Words;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Members;

/// <summary>What a member knows, where they work and whether they can be asked now: by this, questions find them.</summary>
internal sealed class ProfileForm(CommunityDb db, UpdateProfile update) : IFormHandler
{
    public const string FormName = "profile";
    private const string Groups = "groups";
    private const string Expertise = "themes";
    private const string Work = "pillars";
    private const string Available = "free";

    private static readonly Pillars[] AllPillars = [.. Enum.GetValues<Pillars>().Where(static pillar => pillar != Pillars.None)];

    public string Name => FormName;

    public Permission Needs => Permission.TakePart;

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        new(FormName, Version: 2,
        [
            new ChoicesField(Groups, "members.profile.groups", [.. (await AskForm.OpenGroups(db).ToListAsync(cancel))
                .Select(group => new Option(group.Slug, Text.Verbatim(group.Name(turn.Language))))]) { Optional = true, Label = "members.label.groups" },
            new ChoicesField(Expertise, "members.profile.themes", [.. Themes.All.Select(static theme => new Option(theme, $"theme.{theme}"))]) { Optional = true, Label = "members.label.themes" },
            new ChoicesField(Work, "members.profile.pillars", [.. AllPillars.Select(static pillar => new Option(pillar.ToString(), $"pillar.{pillar}"))]) { Optional = true, Label = "members.label.pillars" },
            QuestionFields.CountyField() with { Prompt = "members.profile.county", Label = "members.label.county" },
            new YesNoField(Available, "members.profile.available") { Hint = "members.profile.availableHint", Label = "members.label.available" },
        ])
        {
            Title = "members.profile.title",
            Intro = "members.profile.intro",
            SubmitLabel = "members.profile.save",
            ConfirmLabel = "members.profile.save",
            Cancelled = Form.NothingChanged,
        };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var answers = state.Answers;
        var slugs = Values(answers[Groups]);
        var groups = await db.Groups.Where(group => slugs.Contains(group.Slug)).Select(group => group.Id).ToListAsync(cancel);
        var profile = new Profile(
            QuestionFields.CountyOf(answers), groups, Values(answers[Expertise]), answers[Available] == YesNoField.Yes, PillarsOf(answers[Work]));
        await update.HandleAsync(turn.Actor, profile, cancel);
        turn.Replace(Message.Of(turn.Say(profile.Available ? "members.profile.saved" : "members.profile.savedAway")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private static string[] Values(string? joined) => (joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static Pillars PillarsOf(string? joined) =>
        Values(joined).Aggregate(Pillars.None, static (all, pillar) => all | Enum.Parse<Pillars>(pillar));

    private static string? Joined(IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } joined ? joined : null;

    /// <summary>The profile as it is; a chat goes straight to the review.</summary>
    public async Task<FormStart> StartAsync(Member member, CancellationToken cancel)
    {
        var slugs = await db.GroupMemberships.Where(seat => seat.MemberId == member.Id)
            .OrderBy(seat => seat.GroupId).Select(seat => seat.Group!.Slug).ToListAsync(cancel);
        return FormStart.Empty with
        {
            Answers = Answers.None
                .With(Groups, Joined(slugs))
                .With(Expertise, Joined(Themes.All.Where(theme => member.Themes.Any(own => own.Theme == theme))))
                .With(Work, Joined(AllPillars.Where(pillar => member.Pillars.HasFlag(pillar)).Select(static pillar => pillar.ToString())))
                .With(QuestionFields.County, member.County ?? QuestionFields.National)
                .With(Available, member.Available ? YesNoField.Yes : YesNoField.No),
        };
    }
}

internal sealed class ProfileAction(FormRunner forms, FormHandlers handlers) : IAction
{
    public string Name => ProfileForm.FormName;

    public Permission Needs => Permission.TakePart;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) =>
        await forms.StartAsync(turn, Name, await ((ProfileForm)handlers.Find(Name)!).StartAsync(turn.Actor, cancel), cancel);
}
