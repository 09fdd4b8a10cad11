using System.Globalization;
using CoP.Community.Events.Hosting;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>The order in which organisations host a group's meetings.</summary>
internal sealed class RotationPages(RotationAccess access, HostRotation rotation)
{
    public const string GroupsVerb = "rotation";
    public const string OrderVerb = "rota";

    /// <summary>The groups whose rotation whoever asks sets.</summary>
    public ListView<Group> Groups(TurnContext turn) => new(
        "events.hosting.groups", "events.hosting.noGroups", access.Of(turn.Actor),
        group => new Entry(group.Name(turn.Language), null, new Button(turn.Say("events.button.open"), new Press(OrderVerb, Number(group.Id)))));

    /// <summary>The argument is <c>{group}:{offset}</c>, or the group for the first page.</summary>
    public async Task<ListView<Organisation>?> OrderAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var id = long.TryParse(argument.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var title = await rotation.IsSetAsync(id, cancel) ? "events.hosting.order" : "events.hosting.alphabet";
        return new(new Text(title, found.Value.Name(turn.Language)), "events.hosting.nobody", await rotation.OrderAsync(id, cancel), host => Entry(turn, id, host))
        {
            Prefix = $"{Number(id)}:",
            Buttons = [new ButtonRow(new Button(turn.Say($"events.button.{AddHostForm.FormName}"), new Press(AddHostForm.FormName, Number(id)), ButtonStyle.Primary))],
        };
    }

    /// <summary>The first page, in the place of what was pressed.</summary>
    public async Task ShowAsync(TurnContext turn, long groupId, CancellationToken cancel)
    {
        if (await OrderAsync(turn, Number(groupId), cancel) is { } list)
        {
            turn.Replace(await list.DrawAsync(turn, OrderVerb, 0, cancel));
        }
    }

    private static Entry Entry(TurnContext turn, long group, Organisation host) =>
        new(host.Name, null, new Button(turn.Say("events.button.open"), new Press(RotationHostAction.Verb, $"{Number(group)}:{Number(host.Id)}")));

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
