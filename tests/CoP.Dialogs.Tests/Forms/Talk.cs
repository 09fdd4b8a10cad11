using System.Collections.Immutable;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Tests.Forms;

/// <summary>A dialog in a test; every turn goes through JSON, as it would through the database and on to another node.</summary>
internal sealed class Talk(Form form, string language = "en")
{
    public static ILocalizer Words { get; } = new ResourceLocalizer();

    public Form Form { get; set; } = form;

    public FormStep Turn { get; private set; } = DialogEngine.Start(form, seed: 100);

    public DialogState State => DialogJson.Read(DialogJson.Write(Turn.State!));

    public Effect.Ask Asked => Turn.Effects.OfType<Effect.Ask>().Single();

    public Talk Do(Input input)
    {
        Turn = DialogEngine.Advance(Form, State, input, Words, language);
        return this;
    }

    public Talk Say(string words) => Do(new Input.Say(words));

    public Talk Press(Input input) => Do(input with { Revision = Turn.State!.Revision });

    public Talk Submit(params (string Field, string Value)[] values) =>
        Press(new Input.Submit(values.ToImmutableDictionary(static pair => pair.Field, static pair => pair.Value)));
}
