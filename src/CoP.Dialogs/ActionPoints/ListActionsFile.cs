using CoP.Community.ActionPoints;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>All that a member may see of them, as a file that follows in the private chat.</summary>
internal sealed class ActionFileAction(ListActionPoints list, ActionPointText text, LocalTimes times) : IAction
{
    public const string Verb = "act-file";

    private static readonly string[] Columns = ["what", "owner", "due", "state", "group", "given", "source", "since", "done", "moved", "block"];

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (!turn.IsPersonal)
        {
            turn.Remark("turn.writePrivately");
            return;
        }

        await list.HandleAsync(turn.Actor, turn.Conversation, [.. Columns.Select(column => turn.Say($"actions.column.{column}"))], point => Row(point, turn), cancel);
        turn.Remark("actions.done.act-file");
    }

    private string?[] Row(ActionPoint point, TurnContext turn) =>
    [
        point.Words, text.Who(point, turn.Language), text.LastDay(point, turn.Language), turn.Say($"actions.state.{point.State}"), point.Group?.Name(turn.Language), point.GivenBy?.Name, point.Source,
        times.Day(point.CreatedAt, turn.Language, turn.Actor), point.DoneAt is { } done ? times.Day(done, turn.Language, turn.Actor) : null,
        point.Moved == 0 ? null : point.Moved.ToString(System.Globalization.CultureInfo.InvariantCulture), point.BlockedBy,
    ];
}

/// <summary>The file itself.</summary>
internal sealed class ActionFileNotice(MessageFiles files, ILocalizer words)
{
    public async Task<Message?> DrawAsync(ActionPointsListed notice, NoticeRecipient to, CancellationToken cancel) =>
        await files.FindAsync(notice.FileId, cancel) is { } file ? Message.Of(words.Say("actions.file", to.Language)) with { File = file } : null; // It has expired meanwhile.
}
