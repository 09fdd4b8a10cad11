using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>Keeps a member's place in a form, hands their input to the engine, and does what the engine decided.</summary>
public sealed class FormRunner(FormHandlers handlers, FormBuilder builder, DialogStore store, KeepFiles files, LocalTimes times, ILocalizer words)
{
    private const long SeedEpoch = 1_700_000_000;

    /// <summary>Begins a form that a command or a button opens, with what its handler knows of it.</summary>
    public async Task OpenAsync(TurnContext turn, string name, string argument, FormStart start, CancellationToken cancel)
    {
        if (await handlers.Of(handlers.Find(name)!).StartAsync(turn, argument, start, cancel) is { } known)
        {
            await StartAsync(turn, name, known, cancel);
        }
    }

    /// <summary>Begins a form, over those that are open in the same place; one that was only offered gives way.</summary>
    public async Task StartAsync(TurnContext turn, string name, FormStart start, CancellationToken cancel)
    {
        var known = handlers.Find(name)!;
        if (!PermissionGuard.Admits(turn, known.Needs) || await store.HomeAsync(turn, cancel) is not { } home)
        {
            return;
        }

        if (await handlers.Of(known).BuildAsync(turn, new FormRequest(start.Arguments), cancel) is not { } bare)
        {
            return; // The handler has said why.
        }

        var open = await store.LoadAsync(turn, home, cancel);
        var state = Begin(bare, turn.Channel.DrawsCards ? OnCard(start, bare) : start, OpenForms.SeedAbove(open, Seed(turn)));
        var form = await builder.FillAsync(bare, state, cancel);
        var step = DialogEngine.Show(form, state);
        await store.SaveAsync(turn, home, step.State!.Over(open.All().Where(other => !builder.Yields(other))), cancel);
        Say(turn, home, Compose(form, step, turn.Language), inPlace: home.Kind != ConversationKind.Personal);
    }

    /// <summary>A button or a submitted card of a form.</summary>
    public async Task PressAsync(TurnContext turn, Press press, ImmutableDictionary<string, string> values, CancellationToken cancel)
    {
        var input = FormVerbs.Read(press, values);
        if (input is null || await store.LoadAsync(turn, cancel) is not { } open)
        {
            turn.Replace(Message.Of(turn.Say("turn.formGone")));
            return;
        }

        await AdvanceAsync(turn, open.Reach(input.Revision), [input], cancel);
    }

    /// <summary>Asks the open question again after a command has interrupted it, unless the command said it itself.</summary>
    public async Task RemindAsync(TurnContext turn, CancellationToken cancel)
    {
        if (turn.IsPersonal && await store.LoadUntouchedAsync(turn, cancel) is { } state)
        {
            await ShowAsync(turn, state, cancel);
        }
    }

    private async Task ShowAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        if (!builder.Yields(state) && await builder.BuildAsync(turn, state, null, cancel) is var (_, form)
            && PermissionGuard.Objection(turn, handlers.Find(state.Form)!.Needs) is null)
        {
            turn.Reply(Compose(form, DialogEngine.Show(form, state), turn.Language)!);
        }
    }

    // A chat goes back to the question that was interrupted; cards are all still there.
    private async Task ReturnAsync(TurnContext turn, DialogState ended, CancellationToken cancel)
    {
        if (turn.IsPersonal && !turn.Channel.DrawsCards && ended.Below is { } below
            && (await store.LoadAsync(turn, cancel))?.Seed == below.Seed)
        {
            await ShowAsync(turn, below, cancel);
        }
    }

    /// <summary>Drops the open form, and says what that means. False when there was none.</summary>
    public async Task<bool> CancelAsync(TurnContext turn, CancellationToken cancel)
    {
        if (await store.LoadAsync(turn, cancel) is not { } state)
        {
            return false;
        }

        await AdvanceAsync(turn, state, [new Input.Cancel()], cancel);
        return true;
    }

    /// <summary>Lets go of the open form of this name, without a word: something else has taken its place. Nothing where none is open.</summary>
    public async Task LeaveAsync(TurnContext turn, string name, CancellationToken cancel)
    {
        if (await store.LoadAsync(turn, cancel) is { } state && state.Form == name)
        {
            await store.EndAsync(turn, state, cancel);
        }
    }

    /// <summary>Moves a form on by one turn.</summary>
    /// <param name="inputs">What came, in order: a file, and the words beside it.</param>
    internal async Task AdvanceAsync(TurnContext turn, DialogState state, Input[] inputs, CancellationToken cancel)
    {
        // Much can have changed since the last step: roles, and whether somebody is a member at all.
        if (handlers.Find(state.Form) is { } known && PermissionGuard.Objection(turn, known.Needs) is { } objection)
        {
            await CloseAsync(turn, state, objection, cancel);
            return;
        }

        if (await builder.BuildAsync(turn, state, inputs[^1], cancel) is not var (handler, form))
        {
            await CloseAsync(turn, state, "turn.formGone", cancel);
            return;
        }

        var step = await handler.RefineAsync(turn, form, DialogEngine.Advance(form, state, inputs, words, turn.Language, times.Today(turn.Now, turn.Member)), cancel);
        if (step.Effects.Any(static effect => effect is Effect.Complete))
        {
            await CompleteAsync(turn, handler, form, step.State!, cancel);
        }
        else if (step.State is null)
        {
            await CloseAsync(turn, state, form.Cancelled, cancel);
        }
        else
        {
            await store.SaveAsync(turn, turn.Conversation, step.State, cancel);
            step = await builder.RefillAsync(form, Beside(turn, state, step), cancel);
            Say(turn, turn.Conversation, Compose(form, step, turn.Language), inPlace: true);
        }
    }

    // The card with the other inputs is still good, perhaps half filled: a second one would only confuse.
    private static FormStep Beside(TurnContext turn, DialogState before, FormStep step) =>
        turn.Incoming.What is FileReceived or MessageReceived { Beside: FileReceived } && turn.Channel.DrawsCards && step.State?.Revision == before.Revision
            ? step with { Effects = [.. step.Effects.Where(static effect => effect is Effect.Hint)] }
            : step;

    private async Task CloseAsync(TurnContext turn, DialogState state, Text why, CancellationToken cancel)
    {
        await store.EndAsync(turn, state, cancel);
        turn.Replace(Message.Of(turn.Say(why)));
        await ReturnAsync(turn, state, cancel);
    }

    private async Task CompleteAsync(TurnContext turn, IFormHandler handler, Form form, DialogState state, CancellationToken cancel)
    {
        var problems = await handler.CompleteAsync(turn, state, cancel);
        if (problems.IsEmpty)
        {
            await files.HandleAsync([.. SentWith(form, state)], cancel);
            await store.EndAsync(turn, state, cancel);
            await ReturnAsync(turn, state, cancel);
            return;
        }

        var step = await builder.RefillAsync(form, DialogEngine.Reopen(form, state, problems), cancel);
        await store.SaveAsync(turn, turn.Conversation, step.State!, cancel);
        Say(turn, turn.Conversation, Compose(form, step, turn.Language), inPlace: true);
    }

    private static IEnumerable<long> SentWith(Form form, DialogState state) => form.Fields.OfType<FileField>()
        .Select(field => state.Answers[field.Id])
        .OfType<string>()
        .Select(static value => long.Parse(FileField.Reference(value), CultureInfo.InvariantCulture));

    private static DialogState Begin(Form form, FormStart start, int seed)
    {
        var state = DialogEngine.Start(form, start.Arguments, start.Drafts, seed).State!;
        return start.Answers is { } known ? state with { Answers = known } : state; // No step: there is nothing to go back to.
    }

    // A card shows what is known in its inputs, ready to be changed; a chat shows it in a review.
    private static FormStart OnCard(FormStart start, Form form) =>
        start.Answers is { } known && form.Review == ReviewMode.ChatOnly
            ? start with { Drafts = (start.Drafts ?? Answers.None).With(known), Answers = null }
            : start;

    // Something that only grows, so that the buttons of an earlier form are known for what they are.
    private static int Seed(TurnContext turn) => (int)(turn.Now.ToUnixTimeSeconds() - SeedEpoch);

    private Message? Compose(Form form, FormStep step, string language) => PromptComposer.Compose(form, step, words, language);

    private static void Say(TurnContext turn, Conversation home, Message? message, bool inPlace)
    {
        if (message is null)
        {
            return;
        }

        if (inPlace && turn.Incoming.What is ButtonPressed && home.Id == turn.Conversation.Id)
        {
            turn.Replace(message);
        }
        else
        {
            turn.Reply(message, home);
        }
    }
}
