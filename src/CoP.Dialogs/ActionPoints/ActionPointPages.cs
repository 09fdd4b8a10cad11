using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Community.Groups;
using CoP.Dialogs.ActionPoints.Agreed;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.ActionPoints;

/// <summary>The lists of action points.</summary>
internal sealed class ActionPointPages(ActionPointLists lists, AgreedLists agreed, ActionSources sources, OpenGroups groups, ActionPointText text, IOptions<CommunityOptions> options)
{
    public const string SourceVerb = "ap-list";
    public const string GivenVerb = "act-given";
    public const string GroupsVerb = "act-groups";
    public const string OpenVerb = "act-open";
    public const string QuarterVerb = "act-quarter";
    private const int MostGroups = 6;
    public const string AllMineVerb = "act-mine";

    public ListView<ActionPoint> AllMine(TurnContext turn) => List(turn, AllMineVerb, lists.Mine(turn.Actor));

    public ListView<ActionPoint> Given(TurnContext turn) => List(turn, GivenVerb, lists.Given(turn.Actor));

    /// <summary>With how each of the groups gets it done.</summary>
    public async Task<ListView<ActionPoint>> OfGroupsAsync(TurnContext turn, CancellationToken cancel)
    {
        var theirs = (await groups.ReadAsync(cancel)).Where(group => turn.Actor.Memberships.Exists(own => own.GroupId == group.Id)).Take(MostGroups);
        return List(turn, GroupsVerb, lists.OfGroups(turn.Actor)) with
        {
            Buttons = [.. theirs.Select(group => new ButtonRow(BurnDownAction.Button(turn.Say(new Text("actions.burn.title", group.Name(turn.Language))), group.Id)))],
        };
    }

    public ListView<ActionPoint> Open(TurnContext turn) => List(turn, OpenVerb, lists.AllOpen(turn.Actor)) with
    {
        Buttons = [new ButtonRow(new Button(turn.Say($"actions.to.{ActionFileAction.Verb}"), new Press(ActionFileAction.Verb)))],
    };

    public ListView<ActionPoint> Quarter(TurnContext turn) => List(turn, QuarterVerb, lists.DoneSince(turn.Actor, lists.QuarterStart(options.Value.Zone)));

    /// <summary>What was agreed at something, for whoever may see it; whoever looks after it adds to it. The argument is <c>{kind}:{id}:{offset}</c>, or without the offset for the first page.</summary>
    public async Task<ListView<ActionPoint>?> AgreedAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var subject = string.Join(':', argument.Split(':').Take(2));
        var source = await sources.FindAsync(subject, turn.Actor, cancel);
        if (source is null)
        {
            turn.Remark(new ActionPointNotFound());
            return null;
        }

        var subjects = await agreed.TogetherAsync(subject, cancel);
        return new(await AgreedTitleAsync(source, subjects, turn, cancel), "actions.none.ap-list", agreed.Points(subjects, turn.Actor), point => Entry(point, turn))
        {
            Prefix = $"{subject}:",
            Buttons =
            [
                .. source.MayCapture is null
                    ? [new ButtonRow(new Button(turn.Say($"actions.button.{AgreeAction.Verb}"), new Press(AgreeAction.Verb, subject), ButtonStyle.Primary), new Button(turn.Say($"actions.button.{LinkMinutesAction.Verb}"), new Press(LinkMinutesAction.Verb, subject)))]
                    : Array.Empty<ButtonRow>(),
            ],
        };
    }

    private async Task<Text> AgreedTitleAsync(ActionSource source, IReadOnlyList<string> subjects, TurnContext turn, CancellationToken cancel)
    {
        var progress = await agreed.ProgressAsync(subjects, turn.Actor, cancel);
        string Number(int count) => count.ToString("N0", Languages.Culture(turn.Language));
        return progress.Agreed == 0 ? new Text("actions.list.ap-list", source.Title) : new Text("actions.list.progress", source.Title, Number(progress.Done), Number(progress.Agreed));
    }

    private ListView<ActionPoint> List(TurnContext turn, string name, IQueryable<ActionPoint> all) => new($"actions.list.{name}", $"actions.none.{name}", all, point => Entry(point, turn));

    private Entry Entry(ActionPoint point, TurnContext turn) => new(
        point.Words, string.Join(" · ", text.Details(point, turn.Language)),
        new Button(turn.Say("actions.button.open"), new Press(ShowActionPointAction.Verb, point.Id.ToString(CultureInfo.InvariantCulture))));
}

/// <summary>What a member has to do, each with the number that they call it by; below what they are asked, and what they help with.</summary>
internal sealed class MyActionsAction(ActionPointLists lists, ActionPointNotices notices) : IAction
{
    public const string Verb = "actions";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var all = await lists.Mine(turn.Actor).ToListAsync(cancel);
        var own = all.Where(point => point.OwnerId == turn.Actor.Id && point.Number is not null).OrderBy(static point => point.Number).ToList();
        var drawn = notices.Numbered("actions.mine", own, turn.Actor, turn.Language);
        turn.Reply(drawn with
        {
            Blocks = [.. all.Count == 0 ? [new Paragraph(turn.Say("actions.mine.none"))] : drawn.Blocks, .. all.Except(own).Select(point => notices.Other(point, turn.Actor, turn.Language))],
            Buttons =
            [
                .. drawn.Buttons,
                .. all.Count > own.Count ? [new ButtonRow(Plain(turn, ActionPointPages.AllMineVerb))] : Array.Empty<ButtonRow>(),
                new ButtonRow(Plain(turn, ActionPointForm.FormName, ButtonStyle.Primary)),
                new ButtonRow(Plain(turn, ActionPointPages.GivenVerb), Plain(turn, ActionPointPages.GroupsVerb)),
                new ButtonRow(Plain(turn, ActionPointPages.OpenVerb), Plain(turn, ActionPointPages.QuarterVerb)),
                new ButtonRow(Plain(turn, RecommendationPages.AllVerb)),
            ],
        });
    }

    private static Button Plain(TurnContext turn, string verb, ButtonStyle style = ButtonStyle.Default) => new(turn.Say($"actions.to.{verb}"), new Press(verb), style);
}
