using CoP.Community;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>What a pressed button does: moves a form on, or runs an action once its signature, its rights and its novelty are established.</summary>
internal sealed class ButtonRouter(
    ButtonTokens tokens, Actions actions, VisibilityGuard discretion, FormRunner forms, DialogStore store, IUnmatchedTextHandler free, CommunityDb db)
{
    /// <summary>So long is what an index bears.</summary>
    private const int EffectLength = 400;

    public async Task<string?> RouteAsync(TurnContext turn, ButtonPressed pressed, CancellationToken cancel)
    {
        if (tokens.Read(pressed.Token, turn.Conversation.ExternalId) is not var (press, operation))
        {
            turn.Remark("turn.oldButton");
            return null;
        }

        if (FormVerbs.Read(press, pressed.Values) is Input.AskInstead asked && (await store.LoadAsync(turn, cancel))?.Reach(asked.Revision).Stray is { } words)
        {
            await free.HandleAsync(turn, new MessageReceived(words), cancel);
            return null;
        }

        if (FormVerbs.IsForm(press))
        {
            await forms.PressAsync(await discretion.AsideAsync(turn, cancel), press, pressed.Values, cancel);
            return null;
        }

        return await RunAsync(turn, press, operation, cancel);
    }

    private async Task<string?> RunAsync(TurnContext turn, Press press, string operation, CancellationToken cancel)
    {
        if (actions.Find(press.Verb) is not { } action)
        {
            turn.Remark("turn.oldButton");
            return null;
        }

        if (await discretion.AdmitsAsync(turn, action, cancel) is not { } admitted)
        {
            return null;
        }

        var effect = action.Once ? ExternalIds.Fitting($"{operation}|{turn.Incoming.From.ExternalId}|{press.Verb}|{press.Argument}", EffectLength) : null;
        if (effect is not null && await Inbox.HadEffectAsync(db, effect, cancel))
        {
            turn.Remark("turn.alreadyDone");
            return null;
        }

        await actions.RunAsync(action, admitted, press.Argument, cancel);
        return effect;
    }
}
