using System.Globalization;
using CoP.Community;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Features;

/// <summary>Opens a form; what its handler knows already is filled in.</summary>
internal sealed class OpenForm(string form, FormRunner forms) : IAction
{
    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => forms.OpenAsync(turn, form, argument, FormStart.Empty, cancel);
}

/// <summary>Opens a form about a thing.</summary>
internal sealed class OpenFormAbout(string form, string about, FormRunner forms) : IdAction
{
    protected override Task RunAsync(TurnContext turn, long id, CancellationToken cancel) =>
        forms.OpenAsync(turn, form, "", FormStart.About(about, id), cancel);
}

/// <summary>Runs a use case and says in a line how it went.</summary>
/// <param name="inPlace">Says it in the place of the message that was pressed, which has asked.</param>
internal sealed class UseCaseButton<TDone>(
    Func<TurnContext, long, CancellationToken, Task<Result<TDone>>> run, Func<TDone, Text> done, bool inPlace = false) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var result = await run(turn, id, cancel);
        var line = result.Refusal is { } refusal ? RefusalText.Text(refusal) : done(result.Value);
        if (inPlace)
        {
            turn.Replace(Message.Of(turn.Say(line)));
        }
        else
        {
            turn.Remark(line);
        }
    }
}

/// <summary>Asks whether something is meant that cannot be undone.</summary>
internal sealed class AskFirstButton(
    string feature, string name, string keep, Func<TurnContext, long, CancellationToken, Task<Result<Text>>> ask) : IdAction
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var question = await ask(turn, id, cancel);
        if (question.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        turn.Reply(new Message
        {
            Blocks = [new Paragraph(turn.Say(question.Value))],
            Buttons = [new ButtonRow(Make(turn, $"{name}-yes", id, ButtonStyle.Destructive), Make(turn, keep, id, ButtonStyle.Default))],
        });
    }

    private Button Make(TurnContext turn, string verb, long id, ButtonStyle style) =>
        new(turn.Say($"{feature}.button.{verb}"), new Press(verb, id.ToString(CultureInfo.InvariantCulture)), style);
}
