using System.Globalization;
using CoP.Community;
using CoP.Community.Events.Hosting;
using CoP.Community.Groups;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>An organisation of a rotation that a button is about: the argument is <c>{group}:{organisation}</c>.</summary>
internal abstract class RotationAction : IAction
{
    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is [var of, var which] && long.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            && long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var organisation))
        {
            return RunAsync(turn, group, organisation, cancel);
        }

        turn.Remark("turn.oldButton");
        return Task.CompletedTask;
    }

    protected abstract Task RunAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel);
}

/// <summary>An organisation, and what can be done about its place.</summary>
internal sealed class RotationHostAction(RotationAccess access, HostRotation rotation, RotationPages pages) : RotationAction
{
    public const string Verb = "rota-one";

    protected override async Task RunAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel)
    {
        var found = await access.FindAsync(groupId, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else if (await (await rotation.OrderAsync(groupId, cancel)).Where(one => one.Id == organisationId).Select(static one => one.Name).FirstOrDefaultAsync(cancel) is { } name)
        {
            Button Of(string verb, ButtonStyle style = ButtonStyle.Default) =>
                new(turn.Say($"events.button.{verb}"), new Press(verb, string.Create(CultureInfo.InvariantCulture, $"{groupId}:{organisationId}")), style);
            turn.Reply(new Message { Title = name, Blocks = [new Paragraph(found.Value.Name(turn.Language), Tone.Subtle)], Buttons = [new ButtonRow(Of(MoveHostUpAction.Verb), Of(RemoveHostAction.Verb, ButtonStyle.Destructive))] });
        }
        else
        {
            await pages.ShowAsync(turn, groupId, cancel); // It was taken out meanwhile.
        }
    }
}

/// <summary>Changes the order, and shows it as it is then.</summary>
internal abstract class SetRotationAction(RotationPages pages) : RotationAction
{
    protected override async Task RunAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel)
    {
        if ((await SetAsync(turn, groupId, organisationId, cancel)).Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            await pages.ShowAsync(turn, groupId, cancel);
        }
    }

    protected abstract Task<Result<Group>> SetAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel);
}

/// <summary>One place nearer to the beginning.</summary>
internal sealed class MoveHostUpAction(SetRotation set, RotationPages pages) : SetRotationAction(pages)
{
    public const string Verb = "rota-up";

    protected override Task<Result<Group>> SetAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel) => set.MoveUpAsync(turn.Actor, groupId, organisationId, cancel);
}

/// <summary>Out of the rotation.</summary>
internal sealed class RemoveHostAction(SetRotation set, RotationPages pages) : SetRotationAction(pages)
{
    public const string Verb = "rota-out";

    protected override Task<Result<Group>> SetAsync(TurnContext turn, long groupId, long organisationId, CancellationToken cancel) => set.RemoveAsync(turn.Actor, groupId, organisationId, cancel);
}
