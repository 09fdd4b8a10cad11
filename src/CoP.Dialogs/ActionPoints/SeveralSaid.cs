using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Community.Files;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using CoP.Minutes;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints;

/// <summary>
/// Several things to be done that were said at once, as in pasted minutes: shown as a list, each to be looked through before it is written down.
/// The text is kept as a file of whoever sent it, for as long as files that were made for somebody are.
/// </summary>
internal sealed class SeveralSaid(MakeFile files)
{
    /// <summary>In one message.</summary>
    private const int Most = 10;

    public async Task ShowAsync(TurnContext turn, string said, IReadOnlyList<ProposedAction> all, CancellationToken cancel)
    {
        var file = await files.HandleAsync(turn.Actor, "minutes.txt", Encoding.UTF8.GetBytes(said), cancel);
        foreach (var part in all.Index().Chunk(Most))
        {
            turn.Reply(new Message
            {
                Title = part[0].Index == 0 ? turn.Say(new Text("actions.said.title", all.Count)) : null,
                Blocks = [.. part.Select(one => new Entry(TextTruncation.Line(one.Item.Text, 120), Details(turn, one.Item), new Button(turn.Say("actions.said.write"), new Press(SaidAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{file.Id}:{one.Index}")))))],
            });
        }
    }

    /// <summary>Without what would make a file of another kind of it.</summary>
    public static string AsText(string said) => string.Concat(said.Where(static letter => !char.IsControl(letter) || letter is '\n' or '\t')).TrimStart('<', ' ');

    private static string Details(TurnContext turn, ProposedAction action) => string.Join(
        " · ",
        new[]
        {
            string.Join(", ", action.Owners),
            action.Due is { } due ? turn.Say(new Text("actions.said.due", due.ToString("d MMM yyyy", Languages.Culture(turn.Language)))) : null,
            action.Kind == ProposalKind.Recommendation ? turn.Say("actions.said.recommendation") : null,
        }.Where(static part => !string.IsNullOrEmpty(part)));
}

/// <summary>Opens the form about one of several that were said. The argument is <c>{file}:{number}</c>.</summary>
internal sealed class SaidAction(CommunityDb db, SaidActions reader, FormRunner forms, LocalTimes times) : IAction
{
    public const string Verb = "action-said";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is [var number, var at] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id && file.OwnerId == turn.Actor.Id, cancel) is { } file
            && SaidActions.Read(Encoding.UTF8.GetString(file.Content), turn.Language, times.Today(file.CreatedAt, turn.Member)) is var all && which < all.Count)
        {
            await OpenAsync(turn, file, all[which], cancel);
        }
        else
        {
            turn.Remark("actions.said.gone");
        }
    }

    /// <summary>Pressed again, it says that it stands there already: the list itself stays as it was.</summary>
    private async Task OpenAsync(TurnContext turn, StoredFile file, ProposedAction action, CancellationToken cancel)
    {
        var start = await reader.SaidAsync(action, source: null, cancel);
        var sentence = start.Arguments.GetValueOrDefault(ActionPointForm.Detail);
        if (sentence is not null && (await db.ActionPoints.AnyAsync(point => point.GivenById == turn.Actor.Id && point.Detail == sentence && point.CreatedAt >= file.CreatedAt, cancel)
            || await db.Recommendations.AnyAsync(one => one.GivenById == turn.Actor.Id && one.Detail == sentence && one.CreatedAt >= file.CreatedAt, cancel)))
        {
            turn.Remark("actions.said.already");
            return;
        }

        await forms.StartAsync(turn, RecommendForm.FormName, start, cancel);
    }
}
