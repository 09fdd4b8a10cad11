using System.Globalization;
using System.Text;
using CoP.Community;
using CoP.Community.ActionPoints.Sheets;
using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints.Said;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Sheets;

/// <summary>A table of actions that a lead or a coordinator sends: what it would bring, or what is wrong with it line by line; a button takes all of it in.</summary>
internal sealed class SentSheet(ImportActions import, MakeFile files)
{
    private const int MostErrors = 10;
    private static readonly string[] Endings = [".csv", ".tsv", ".xlsx", ".xls"];

    /// <summary>Null for what is no such table, and for whoever may not take one in: it is read as minutes are.</summary>
    public static string? TextOf(TurnContext turn, FileReceived sent) =>
        !Permissions.Allows(turn.Member, Permission.LeadOrCoordinate, turn.Now) || Array.Find(Endings, ending => sent.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is not { } found ? null
        : SeveralSaid.AsText(found[1] == 'x' ? FromCells(sent.Read?.Text ?? "") : sent.Fetched is FetchedFile.Arrived(var content) ? DelimitedText.Decode(content) : "") is { Length: > 0 } text && ActionSheet.Read(text) is not null ? text
        : null;

    public async Task ShowAsync(TurnContext turn, string text, CancellationToken cancel)
    {
        var trial = await import.HandleAsync(turn.Actor, ActionSheet.Read(text)!, isTrial: true, cancel);
        if (trial.Refusal is { } refusal)
        {
            turn.Reply(RefusalText.Text(refusal));
            return;
        }

        var file = trial.Value is { Errors.Count: 0, New: > 0 } ? await files.HandleAsync(turn.Actor, "actions.txt", Encoding.UTF8.GetBytes(text), cancel) : null;
        turn.Reply(new Message
        {
            Blocks = [.. Blocks(turn, trial.Value)],
            Buttons = file is null ? [] : [new ButtonRow(new Button(turn.Say("actions.sheet.take"), new Press(TakeSheetAction.Verb, file.Id.ToString(CultureInfo.InvariantCulture)), ButtonStyle.Primary))],
        });
    }

    public static IEnumerable<Block> Blocks(TurnContext turn, SheetImport trial)
    {
        string Number(int count) => count.ToString("N0", Languages.Culture(turn.Language));
        if (trial.Errors.Count == 0)
        {
            return [new Paragraph(turn.Say(new Text("actions.sheet.found", Number(trial.New), Number(trial.Known))))];
        }

        return
        [
            new Paragraph(turn.Say(new Text("actions.sheet.wrong", trial.Errors.Count)), Tone.Problem),
            .. trial.Errors.Take(MostErrors).Select(error => new Paragraph(turn.Say(new Text("actions.sheet.line", Number(error.Line), turn.Say(new Text($"actions.sheet.fault.{error.Fault}", TextTruncation.Line(error.Cell, 60))))))),
        ];
    }

    /// <summary>As a spreadsheet's cells are read: a row that begins with a bar begins with an empty cell.</summary>
    private static string FromCells(string text) => string.Join('\n', text.Split('\n').Select(static line => line.StartsWith("| ", StringComparison.Ordinal) ? line[2..] : line));
}

/// <summary>Takes a table in that was looked at. Whatever has changed since is looked at again.</summary>
internal sealed class TakeSheetAction(CommunityDb db, ImportActions import) : IdAction
{
    public const string Verb = "sheet-yes";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await db.Files.AsNoTracking().FirstOrDefaultAsync(file => file.Id == id && file.OwnerId == turn.Actor.Id, cancel) is not { } file || ActionSheet.Read(Encoding.UTF8.GetString(file.Content)) is not { } lines)
        {
            turn.Remark("actions.said.gone");
            return;
        }

        var done = await import.HandleAsync(turn.Actor, lines, isTrial: false, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Replace(done.Value.Errors.Count > 0
                ? new Message { Blocks = [.. SentSheet.Blocks(turn, done.Value)] }
                : Message.Of(turn.Say(new Text("actions.said.done", done.Value.New))) with { Buttons = [new ButtonRow(new Button(turn.Say("actions.to.resolutions"), new Press(FollowedPages.Verb)))] });
        }
    }
}
