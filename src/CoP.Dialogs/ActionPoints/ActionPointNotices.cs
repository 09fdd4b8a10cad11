using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints;

/// <summary>What members are told about several action points at once.</summary>
internal sealed class ActionPointNotices(ActionPointLists lists, OpenGroups groups, ActionPointText text)
{
    private const int MostOfOne = 20;
    private const int MostOfGroup = 10;
    private const int MostWithButtons = 5;
    private const int InRow = 5;

    /// <summary>Of what is to be done still; nothing when all of it was done meanwhile.</summary>
    public async Task<Message?> DueAsync(ActionPointsDue notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member)
        {
            return null;
        }

        var order = notice.Ids.ToList();
        var open = await lists.StillOpenAsync(order, member.Id, cancel);
        return open.Count == 0 ? null : Numbered("actions.due", [.. open.OrderBy(point => order.IndexOf(point.Id))], member, to.Language);
    }

    /// <summary>Of what its reader is still asked.</summary>
    public async Task<Message?> GivenAsync(ActionPointsGiven notice, NoticeRecipient to, CancellationToken cancel)
    {
        var asked = to.Member is { } member ? await lists.StillAskedAsync([.. notice.Ids], member, cancel) : [];
        return asked.Count == 0 ? null : new Message
        {
            Title = text.Say(new Text("actions.givenMany", asked.Count), to.Language),
            Blocks = [.. asked.Take(MostOfGroup).Select(point => Entry(point, to.Language))],
            Buttons = asked.Count > MostOfGroup ? [new ButtonRow(new Button(text.Say($"actions.to.{ActionPointPages.AllMineVerb}", to.Language), new Press(ActionPointPages.AllMineVerb)))] : [],
        };
    }

    /// <summary>A line for each, its number, and how to answer.</summary>
    /// <param name="key">What stands above, by how many there are.</param>
    public Message Numbered(string key, IReadOnlyList<ActionPoint> points, Member reader, string language) => new()
    {
        Title = text.Say(new Text(key, points.Count), language),
        Blocks =
        [
            .. points.Take(MostOfOne).Select(point => text.Numbered(point, reader, language)),
            .. points.Count > MostOfOne ? [new Paragraph(text.Say(new Text("actions.more", points.Count - MostOfOne), language), Tone.Subtle)] : Array.Empty<Block>(),
            .. points.Count == 0 ? Array.Empty<Block>() : [new Paragraph(text.Say(Hint(points), language), Tone.Subtle)],
        ],
        Buttons = [.. points.Take(MostOfOne).Select(static point => new Button(
            point.Number?.ToString(CultureInfo.InvariantCulture) ?? "?", new Press(ShowActionPointAction.Verb, point.Id.ToString(CultureInfo.InvariantCulture)))).Chunk(InRow).Select(static row => new ButtonRow([.. row]))],
    };

    /// <summary>One that has no number for its reader.</summary>
    public Paragraph Other(ActionPoint point, Member reader, string language) => new($"• {string.Join(" · ", new[]
    {
        TextTruncation.Title(point.Words), point.HandToId == reader.Id ? text.Say("actions.askedOfYou", language) : text.Who(point, language), text.By(point, language),
    }.OfType<string>())}");

    /// <summary>For the leads of a group: what is late first, each with the number by which they can say what shall happen to it.</summary>
    public async Task<Message?> GroupAsync(GroupActionPoints notice, NoticeRecipient to, CancellationToken cancel)
    {
        var group = (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Id == notice.GroupId);
        var open = await lists.OfGroup(notice.GroupId).ToListAsync(cancel);
        var numbers = (notice.Ids ?? [.. open.Select(static point => point.Id)]).Select(static (id, at) => (id, Number: at + 1)).ToDictionary(static one => one.id, static one => one.Number);
        var shown = open.Where(point => numbers.ContainsKey(point.Id)).Take(MostOfGroup).Select(point => (point, numbers[point.Id])).ToList();
        return group is null || shown.Count == 0 ? null : new Message
        {
            Title = text.Say(new Text("actions.week", open.Count, group.Name(to.Language)), to.Language),
            Blocks =
            [
                .. shown.Select(one => new Paragraph(string.Join(" · ", [string.Create(CultureInfo.InvariantCulture, $"{one.Item2}. {TextTruncation.Title(one.point.Words)}"), .. text.Details(one.point, to.Language)]))),
                new Paragraph(text.Say(new Text("actions.week.hint", shown[0].Item2.ToString(CultureInfo.InvariantCulture)), to.Language), Tone.Subtle),
            ],
            Buttons =
            [
                .. to.Channel.DrawsCards ? shown.Take(MostWithButtons).Select(one => Overseeing(one.point, one.Item2, to.Language)) : Opening(shown),
                .. open.Count > MostOfGroup ? [new ButtonRow(new Button(text.Say($"actions.to.{ActionPointPages.GroupsVerb}", to.Language), new Press(ActionPointPages.GroupsVerb)))] : Array.Empty<ButtonRow>(),
            ],
        };
    }

    /// <summary>On a card each line has its own; a chat with thin data has a number to press, and words.</summary>
    private ButtonRow Overseeing(ActionPoint point, int number, string language) => new([.. new[] { "act-chase", NewDayForm.FormName, HandOverForm.FormName, "act-done" }.Select(verb => new Button(
        text.Say(new Text($"actions.nr.{verb}", number.ToString(CultureInfo.InvariantCulture)), language), new Press(verb, point.Id.ToString(CultureInfo.InvariantCulture))))]);

    private static IEnumerable<ButtonRow> Opening(IEnumerable<(ActionPoint Point, int Number)> shown) => shown
        .Select(static one => new Button(one.Number.ToString(CultureInfo.InvariantCulture), new Press(ShowActionPointAction.Verb, one.Point.Id.ToString(CultureInfo.InvariantCulture))))
        .Chunk(InRow).Select(static row => new ButtonRow([.. row]));

    private Entry Entry(ActionPoint point, string language) => new(point.Words, string.Join(" · ", text.Details(point, language)), new Button(
        text.Say("actions.button.open", language), new Press(ShowActionPointAction.Verb, point.Id.ToString(CultureInfo.InvariantCulture))));

    /// <summary>With numbers that are on the list.</summary>
    private static Text Hint(IReadOnlyList<ActionPoint> points) => points.Count switch
    {
        1 => new Text("actions.hint.1", Number(points[0])),
        2 => new Text("actions.hint.2", Number(points[0]), Number(points[1])),
        _ => new Text("actions.hint.3", Number(points[0]), Number(points[1]), Number(points[2])),
    };

    private static string Number(ActionPoint point) => point.Number?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
