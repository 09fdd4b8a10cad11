using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>How a group gets its action points done, week by week: in numbers, which cost few bytes; a picture follows on a press.</summary>
internal sealed class BurnDownAction(BurnDown burnDown) : IdAction
{
    public const string Verb = "act-burn";
    private const int Listed = 8;

    /// <summary>Opens it for a group.</summary>
    public static Button Button(string label, long groupId) => new(label, new Press(Verb, groupId.ToString(CultureInfo.InvariantCulture)));

    public static string Day(DateOnly day, string language) => day.ToString("d MMM", Languages.Culture(language));

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await burnDown.ReadAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        // Of nothing there is nothing more to show.
        var weeks = found.Value.Weeks;
        var isEmpty = weeks.All(static week => week is { Open: 0, Added: 0, Done: 0 });
        turn.Reply(new Message
        {
            Title = turn.Say(new Text("actions.burn.title", found.Value.Group.Name(turn.Language))),
            Blocks =
            [
                new Paragraph(turn.Say(Sum(weeks)), Tone.Strong),
                .. weeks.TakeLast(isEmpty ? 0 : Listed).Select(week => new Paragraph(turn.Say(new Text("actions.burn.week", Day(week.From, turn.Language), week.Open, week.Added, week.Done, week.Overdue)))),
            ],
            Buttons = isEmpty ? [] : [new ButtonRow(new Button(turn.Say("actions.burn.picture"), new Press(BurnDownPictureAction.Verb, id.ToString(CultureInfo.InvariantCulture))))],
        });
    }

    /// <summary>All of it in a line.</summary>
    public static Text Sum(IReadOnlyList<BurnDownWeek> weeks) =>
        new("actions.burn.sum", weeks[^1].Open, weeks[^1].Overdue, weeks.Sum(static week => week.Added), weeks.Sum(static week => week.Done), weeks.Count);
}

/// <summary>The same as a picture. What it shows stands below it in words.</summary>
internal sealed class BurnDownPictureAction(BurnDown burnDown, MakeFile files) : IdAction
{
    public const string Verb = "act-burnpic";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = turn.IsPersonal ? await burnDown.ReadAsync(turn.Actor, id, cancel) : default;
        if (!turn.IsPersonal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
        }
        else if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            await ShowAsync(turn, found.Value, cancel);
        }
    }

    private async Task ShowAsync(TurnContext turn, BurnDownOf found, CancellationToken cancel)
    {
        var (title, said) = (turn.Say(new Text("actions.burn.title", found.Group.Name(turn.Language))), turn.Say(BurnDownAction.Sum(found.Weeks)));
        string Name(string what) => turn.Say($"actions.burn.{what}");
        var chart = new BurnDownChart(
            new BurnDownWords(title, Name("open"), Name("late"), Name("added"), Name("done")),
            [.. found.Weeks.Select(week => new BurnDownPoint(BurnDownAction.Day(week.From, turn.Language), week.Open, week.Added, week.Done, week.Overdue))]);
        var file = await files.HandleAsync(turn.Actor, $"{Name("name")}.png", chart.Draw(), cancel);
        turn.Reply(Message.Of(said) with { File = new MessageFile(file.Id, file.Name, file.ContentType, $"{title}. {said}") });
    }
}
