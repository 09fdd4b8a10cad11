using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>Writes an announcement, or edits one that did not go yet. Nothing is sent: a preview follows.</summary>
internal sealed class AnnounceForm(
    AnnouncementAccess access, AnnounceFields fields, AnnounceAnswers answering, AnnounceChecks checks, MessageFiles files, LocalTimes times,
    DraftAnnouncement draft, EditAnnouncement edit, AnnouncementSamples samples) : IFormHandler
{
    public const string FormName = "announce";

    /// <summary>With a time to begin with.</summary>
    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        Task.FromResult<FormStart?>(start with { Drafts = CommonFields.Tomorrow(turn.Now, times, turn.Actor) });

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var before = await BeforeAsync(turn, request.Arguments, cancel);
        if (before.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var file = await files.FindAsync(before.Value?.FileId, cancel);
        return new Form(FormName, Version: 2, await fields.BuildAsync(turn.Actor, turn.Language, Original(turn, before.Value), file?.Name, cancel))
        {
            Title = before.Value is null ? "announcements.form.title" : "announcements.form.edit",
            Intro = "announcements.form.intro",
            ReviewIntro = "announcements.form.review",
            Review = before.Value is null ? ReviewMode.Never : ReviewMode.ChatOnly, // The preview is the review; whoever edits picks what to change.
            SubmitLabel = "announcements.form.next",
            ConfirmLabel = "announcements.form.preview",
            Cancelled = Cancelled(turn, before.Value),
        };
    }

    private Text Cancelled(TurnContext turn, Announcement? before) => before switch
    {
        null => Form.NothingSent,
        { State: AnnouncementState.Scheduled, StartsAt: { } at } =>
            new Text("announcements.form.stillGoes", before.Original().Title, times.WeekdayAndTime(at, turn.Language, turn.Actor)),
        _ => Form.NothingChanged,
    };

    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(
        step.State is { } state && checks.Problems(state.Answers, turn.Actor) is { IsEmpty: false } problems
            ? DialogEngine.Reopen(form, state, problems)
            : step);

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var before = await BeforeAsync(turn, state.Arguments, cancel);
        var written = before.Refusal is { } gone ? gone : await WriteAsync(turn, state.Answers, before.Value, cancel);
        if (written.Refusal is { } refusal)
        {
            return Problem(turn, refusal);
        }

        turn.Replace(Message.Of(turn.Say("announcements.form.written")));
        foreach (var wording in AnnouncementSamples.Apart(written.Value))
        {
            turn.Reply(await samples.InAsync(written.Value, wording.Language, turn.Language, cancel));
        }

        turn.Show(new AnnouncementShown(written.Value.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<Result<Announcement>> WriteAsync(TurnContext turn, Answers answers, Announcement? before, CancellationToken cancel)
    {
        var written = await answering.ReadAsync(answers, turn.Actor, Original(turn, before), before, cancel);
        return before is null
            ? await draft.HandleAsync(turn.Actor, written, cancel)
            : await edit.HandleAsync(turn.Actor, before.Id, written, cancel);
    }

    // What can be put right is asked again; the rest ends the form.
    private static ImmutableDictionary<string, Text> Problem(TurnContext turn, Refusal refusal)
    {
        var field = refusal switch
        {
            AudienceTooWide or NobodyInAudience or PlaceNotReachable => AnnouncementFields.Who,
            NotUrgentForLeads => AnnouncementFields.More,
            StartsInThePast => CommonFields.DayId,
            AnnouncementEmpty => AnnouncementFields.Body,
            _ => null,
        };
        if (field is not null)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(field, RefusalText.Text(refusal));
        }

        turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<Result<Announcement?>> BeforeAsync(TurnContext turn, ImmutableSortedDictionary<string, string> arguments, CancellationToken cancel)
    {
        if (!arguments.ContainsKey(AnnouncementFields.Subject))
        {
            return (Announcement?)null;
        }

        var found = await access.FindAsync(new FormRequest(arguments).Id(AnnouncementFields.Subject), turn.Actor, cancel);
        return found.Refusal is { } refusal ? refusal : found.Value;
    }

    private static string Original(TurnContext turn, Announcement? before) => before?.Original().Language ?? turn.Language;
}
