using System.Collections.Immutable;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Agreed;

/// <summary>Asks which document the minutes of a meeting are.</summary>
internal sealed class LinkMinutesForm(LinkMinutes link, ActionSources sources) : IFormHandler
{
    public const string FormName = "min-link";
    public const string Meeting = "meeting";
    private const string Document = "document";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var about = await sources.FindAsync(request.Arguments[Meeting], turn.Actor, cancel);
        if ((about is null ? new ActionPointNotFound() : about.MayCapture) is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, [new LookupField(Document, "actions.minutes.field", "documents")])
        {
            Title = "actions.minutes.title",
            Intro = Text.Verbatim(about!.Title),
            SubmitLabel = "actions.submit",
            ConfirmLabel = "actions.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await link.HandleAsync(turn.Actor, state.Arguments[Meeting], $"document:{state.Answers[Document]}", cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "actions.minutes.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Opens it about the thing whose subject the button carries.</summary>
internal sealed class LinkMinutesAction(FormRunner forms) : IAction
{
    public const string Verb = "min-doc";

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => forms.StartAsync(
        turn, LinkMinutesForm.FormName, new FormStart(FormStart.Empty.Arguments.Add(LinkMinutesForm.Meeting, argument)), cancel);
}
