using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Files;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>Keeps a member's place in a form, hands their input to the engine, and does what the engine decided.</summary>
public sealed class FormRunner(FormHandlers handlers, DialogStore store, Lookups lookups, KeepFiles files, IWords words)
{
    private const long SeedEpoch = 1_700_000_000;

    /// <summary>Begins a form; one that was open in the same place is dropped.</summary>
    public async Task StartAsync(TurnContext turn, string name, FormStart start, CancellationToken cancel)
    {
        var handler = handlers.Find(name)!;
        if (!Gatekeeper.Admits(turn, handler.Needs) || await store.HomeAsync(turn, cancel) is not { } home)
        {
            return;
        }

        if (await handler.BuildAsync(turn, new FormRequest(start.Arguments), cancel) is not { } bare)
        {
            return; // The handler has said why.
        }

        var state = Begin(bare, OnCards(start, bare, home), Seed(turn));
        var form = await lookups.FillAsync(bare, state, null, cancel);
        var step = DialogEngine.Show(form, state);
        await store.SaveAsync(turn, home, step.State!, cancel);
        Say(turn, home, Compose(form, step, turn.Language), inPlace: home.Kind != ConversationKind.Personal);
    }

    /// <summary>A button or a submitted card of a form.</summary>
    public async Task PressAsync(TurnContext turn, Press press, ImmutableDictionary<string, string> values, CancellationToken cancel)
    {
        var input = FormVerbs.Read(press, values);
        if (input is null || await store.LoadAsync(turn, cancel) is not { } state)
        {
            turn.Replace(Message.Of(turn.Say("turn.formGone")));
            return;
        }

        await AdvanceAsync(turn, state, input, cancel);
    }

    /// <summary>Words while a form is open. False when none is, or when it gives way to new words.</summary>
    public async Task<bool> SayAsync(TurnContext turn, Said said, CancellationToken cancel)
    {
        if (await store.LoadAsync(turn, cancel) is not { } state || handlers.Find(state.Form) is not { } handler || handler.YieldsToWords(state))
        {
            return false;
        }

        var input = ControlWords.Read(said.Text, words, turn.Language) ?? new Input.Say(said.Text) { Markup = said.Markup };
        await AdvanceAsync(turn, state, input, cancel);
        return true;
    }

    /// <summary>Whether this open form has a question for a file, of somebody who may answer it.</summary>
    internal async Task<bool> WaitsForFileAsync(TurnContext turn, DialogState state, CancellationToken cancel) =>
        handlers.Find(state.Form) is { } known && Gatekeeper.Objection(turn, known.Needs) is null
        && await BuildAsync(turn, state, null, cancel) is var (_, form)
        && form.Open(state.Answers).Any(static field => field is FileField);

    /// <summary>Asks the open question again after a command has interrupted it, unless the command said it itself.</summary>
    public async Task RemindAsync(TurnContext turn, CancellationToken cancel)
    {
        if (!turn.IsPersonal || await store.LoadUntouchedAsync(turn, cancel) is not { } state
            || await BuildAsync(turn, state, null, cancel) is not var (handler, form) || handler.YieldsToWords(state)
            || Gatekeeper.Objection(turn, handler.Needs) is not null)
        {
            return;
        }

        turn.Reply(Compose(form, DialogEngine.Show(form, state), turn.Language)!);
    }

    /// <summary>Drops the open form, and says what that means. False when there was none.</summary>
    public async Task<bool> CancelAsync(TurnContext turn, CancellationToken cancel)
    {
        if (await store.LoadAsync(turn, cancel) is not { } state)
        {
            return false;
        }

        await AdvanceAsync(turn, state, new Input.Cancel(), cancel);
        return true;
    }

    internal async Task AdvanceAsync(TurnContext turn, DialogState state, Input input, CancellationToken cancel)
    {
        // Much can have changed since the last step: roles, and whether somebody is a member at all.
        if (handlers.Find(state.Form) is { } known && Gatekeeper.Objection(turn, known.Needs) is { } objection)
        {
            await CloseAsync(turn, objection, cancel);
            return;
        }

        if (await BuildAsync(turn, state, input, cancel) is not var (handler, form))
        {
            await CloseAsync(turn, "turn.formGone", cancel);
            return;
        }

        var step = await handler.RefineAsync(turn, form, DialogEngine.Advance(form, state, input, words, turn.Language), cancel);
        if (step.Effects.Any(static effect => effect is Effect.Complete))
        {
            await CompleteAsync(turn, handler, form, step.State!, cancel);
        }
        else if (step.State is null)
        {
            await CloseAsync(turn, form.Cancelled, cancel);
        }
        else
        {
            await store.SaveAsync(turn, turn.Place, step.State, cancel);
            Say(turn, turn.Place, Compose(form, Beside(turn, state, step), turn.Language), inPlace: true);
        }
    }

    // The card with the other inputs is still good, perhaps half filled: a second one would only confuse.
    private static Turn Beside(TurnContext turn, DialogState before, Turn step) =>
        turn.Incoming.What is SentFile && Channels.DrawsCards(turn.Place.Channel) && step.State?.Revision == before.Revision
            ? step with { Effects = [.. step.Effects.Where(static effect => effect is Effect.Notice)] }
            : step;

    private async Task CloseAsync(TurnContext turn, Text why, CancellationToken cancel)
    {
        await store.EndAsync(turn, cancel);
        turn.Replace(Message.Of(turn.Say(why)));
    }

    private async Task CompleteAsync(TurnContext turn, IFormHandler handler, Form form, DialogState state, CancellationToken cancel)
    {
        var problems = await handler.CompleteAsync(turn, state, cancel);
        if (problems.IsEmpty)
        {
            await files.HandleAsync([.. SentWith(form, state)], cancel);
            await store.EndAsync(turn, state, cancel);
            return;
        }

        var step = DialogEngine.Reopen(form, state, problems);
        form = await lookups.FillAsync(form, step.State!, null, cancel);
        await store.SaveAsync(turn, turn.Place, step.State!, cancel);
        Say(turn, turn.Place, Compose(form, step, turn.Language), inPlace: true);
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
    private static FormStart OnCards(FormStart start, Form form, Conversation home) =>
        start.Answers is { } known && form.Review == ReviewMode.ChatOnly && Channels.DrawsCards(home.Channel)
            ? start with { Drafts = known, Answers = null }
            : start;

    // Something that only grows, so that the buttons of an earlier form are known for what they are.
    private static int Seed(TurnContext turn) => (int)(turn.Now.ToUnixTimeSeconds() - SeedEpoch);

    private async Task<(IFormHandler Handler, Form Form)?> BuildAsync(TurnContext turn, DialogState state, Input? input, CancellationToken cancel) =>
        handlers.Find(state.Form) is { } handler
        && await handler.BuildAsync(turn, new FormRequest(state.Arguments), cancel) is { } form
            ? (handler, await lookups.FillAsync(form, state, input, cancel))
            : null;

    private Message? Compose(Form form, Turn step, string language) => PromptComposer.Compose(form, step, words, language);

    private static void Say(TurnContext turn, Conversation home, Message? message, bool inPlace)
    {
        if (message is null)
        {
            return;
        }

        if (inPlace && turn.Incoming.What is Pressed && home.Id == turn.Place.Id)
        {
            turn.Replace(message);
        }
        else
        {
            turn.Reply(message, home);
        }
    }
}
