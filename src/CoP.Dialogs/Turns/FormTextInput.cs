using CoP.Community;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>
/// What words mean while a form is open. A command word alone, in English or the member's language, is the command. In a chat
/// all else answers the open question. A card is answered on the card: of typed words it takes only what answers its first open
/// question to the letter, such as the name of a choice, and everything else means what it would mean without the card.
/// </summary>
internal sealed class FormTextInput(CommandWords commands, Actions actions, FormRunner forms, FormBuilder builder, FileRouter files, DialogStore store, LocalTimes times, ILocalizer words)
{
    /// <summary>True when the words were an answer, or a move, in the form.</summary>
    public async Task<bool> TakeAsync(TurnContext turn, MessageReceived said, CancellationToken cancel)
    {
        var top = await store.LoadAsync(turn, cancel);
        if (top.All().FirstOrDefault(state => !builder.Yields(state)) is not { } open
            || await builder.BuildAsync(turn, open, new Input.Say(said.Text), cancel) is not var (_, form))
        {
            return false;
        }

        var localizer = new Localizer(words, turn.Language, times.Today(turn.Now, turn.Member));
        var field = form.Open(open.Answers).FirstOrDefault();
        var control = ControlWords.Read(said.Text, words, turn.Language);
        if (!IsExact(field, said.Text, localizer) && (IsCommand(said.Text, control, turn) || !Takes(turn, field, control)))
        {
            return false;
        }

        var input = control ?? new Input.Say(said.Text) { Markup = said.Markup };
        await (said.Beside is FileReceived file && await builder.WaitsForFileAsync(turn, open, cancel)
            ? files.TakeWithWordsAsync(turn, open, file, field is FileField ? null : input, cancel)
            : forms.AdvanceAsync(turn, open, [input], cancel));
        return true;
    }

    // What is said by every form itself ("help", "cancel") is no command in a chat; a card says it on its buttons.
    private bool IsCommand(string text, Input? control, TurnContext turn) =>
        (control is null || turn.Channel.DrawsCards)
        && commands.ReadAlone(text, turn.Language) is { } name && actions.Find(name)?.Interrupts("") == true;

    private static bool Takes(TurnContext turn, Field? field, Input? control) =>
        !turn.Channel.DrawsCards || control is Input.Cancel or Input.Back || (field is null && control is not null and not Input.Help);

    private static bool IsExact(Field? field, string said, Localizer localizer) => field switch
    {
        IOptions options and not ChoicesField => options.All.Count(option => TextNormalizer.NormalizeWhole(localizer.Say(option.Label)) == TextNormalizer.NormalizeWhole(said)) == 1,
        YesNoField or DateField or TimeField or NumberField => field.Hear(said, localizer) is FieldReading.Understood,
        null => localizer.Means(said, "forms.word.yes"),
        _ => false,
    };
}
