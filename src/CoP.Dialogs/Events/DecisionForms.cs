using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events;

/// <summary>Something is decided about an event, and why is said.</summary>
internal abstract class EventDecisionForm(string name, EventAccess access) : IFormHandler
{
    private const string Reason = "reason";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await access.FindLookedAfterAsync(turn, request.Id(EventFields.Subject), cancel) is not { } one)
        {
            return null;
        }

        return new Form(name, Version: 1, [CommonFields.Reason(Reason, $"events.{name}.reason"), .. await MoreAsync(one, cancel)])
        {
            Title = $"events.{name}.title",
            Intro = new Text($"events.{name}.intro", one.Title),
            SubmitLabel = $"events.{name}.submit",
            ConfirmLabel = $"events.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await DoAsync(turn.Actor, new FormRequest(state.Arguments).Id(EventFields.Subject), state.Answers[Reason]!, state.Answers, cancel);
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"events.done.{name}")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is asked besides.</summary>
    protected virtual Task<IEnumerable<Field>> MoreAsync(Event one, CancellationToken cancel) => Task.FromResult<IEnumerable<Field>>([]);

    protected abstract Task<Result<Event>> DoAsync(Member actor, long id, string reason, Answers answers, CancellationToken cancel);
}

/// <summary>It will not be: all who come are told so, with these words.</summary>
internal sealed class CancelEventForm(EventAccess access, ChangeEvent change) : EventDecisionForm(FormName, access)
{
    public const string FormName = "ev-cancel";

    protected override async Task<IEnumerable<Field>> MoreAsync(Event one, CancellationToken cancel) => await change.Later(one).AnyAsync(cancel) ? [EventFields.ScopeField()] : [];

    protected override Task<Result<Event>> DoAsync(Member actor, long id, string reason, Answers answers, CancellationToken cancel) =>
        change.CancelAsync(actor, id, reason, cancel, EventFields.IsAndLater(answers));
}

/// <summary>Whoever publishes says what is still missing.</summary>
internal sealed class ReturnEventForm(EventAccess access, PublishEvent publish) : EventDecisionForm(FormName, access)
{
    public const string FormName = "ev-return";

    protected override Task<Result<Event>> DoAsync(Member actor, long id, string reason, Answers answers, CancellationToken cancel) => publish.ReturnAsync(actor, id, reason, cancel);
}
