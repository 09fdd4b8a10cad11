using System.Collections.Immutable;
using CoP.Community.Events;
using CoP.Community.Events.Afterwards;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Afterwards;

/// <summary>Where the recording is, and what came of it; what was said before is offered.</summary>
internal sealed class RecordingForm(EventAccess access, ShareRecording share) : IFormHandler
{
    public const string FormName = "ev-recording";
    private const string Link = "link";
    private const string Summary = "text";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await access.FindLookedAfterAsync(turn, new FormRequest(start.Arguments).Id(EventFields.Subject), cancel) is { } one
            ? start with { Drafts = With(With(Answers.None, Link, one.Recording), Summary, one.Summary) }
            : null;

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, request.Id(EventFields.Subject), cancel) is not { } one)
        {
            return null;
        }

        return new Form(FormName, Version: 1,
        [
            new TextField(Link, "events.ev-recording.link") { MaxLength = EventDetails.LinkLength, Optional = true, Label = "events.label.recording" },
            new TextField(Summary, "events.ev-recording.text") { MaxLength = Event.AboutLength, Multiline = true, Rich = true, Optional = true, Label = "events.label.summary", Hint = "events.hint.text" },
        ])
        {
            Title = "events.ev-recording.title",
            Intro = new Text("events.ev-recording.intro", one.Title),
            SubmitLabel = "events.ev-recording.submit",
            ConfirmLabel = "events.ev-recording.submit",
        };
    }

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(
        step.State is { } state && state.Answers[Link] is { } link && SafeLink.Of(link) is not { Scheme: "https" or "http" }
            ? DialogEngine.Reopen(form, state, ImmutableDictionary<string, Text>.Empty.Add(Link, "events.problem.link"))
            : step);

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var id = new FormRequest(state.Arguments).Id(EventFields.Subject);
        var shared = await share.HandleAsync(turn.Actor, id, state.Answers[Link], state.Answers[Summary], cancel);
        turn.Replace(Message.Of(turn.Say(shared.Refusal is { } refusal ? RefusalText.Text(refusal) : "events.ev-recording.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private static Answers With(Answers answers, string field, string? value) => value is null ? answers : answers.With(field, value);
}
