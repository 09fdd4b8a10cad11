using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Dialogs.Events.Sessions;
using CoP.Dialogs.Events.Topics;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events;

/// <summary>Writes down an event, or changes one. Which kind it is comes first, by a button each: everything else follows from it.</summary>
internal sealed class EventForm(
    EventAccess access, EventFields fields, EventAnswers answering, LocalTimes times, TopicStart topics, SessionForm sessions, DraftEvent draft, ChangeEvent change, TimeProvider clock) : IFormHandler
{
    public const string FormName = "newevent";

    /// <summary>The argument is <c>{kind}</c>, or <c>{kind}:{topic}</c> for an event that is made of a topic.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var parts = argument.Split(':');
        if (!Enum.TryParse<EventKind>(parts[0], ignoreCase: true, out var kind) || !EventKindTraits.Offered.Contains(kind))
        {
            turn.Reply(AskKind(turn));
            return null;
        }

        var begins = CommonFields.Tomorrow(turn.Now, times, turn.Actor);
        var known = new FormStart(start.Arguments.Add(EventFields.Kind, kind.ToString()), begins.With(EventFields.End, EndOf(begins[CommonFields.TimeId]!, kind)));
        return parts is [_, var part] && long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var topic)
            ? await topics.FillAsync(turn, known, kind, topic, cancel)
            : known;
    }

    /// <summary>The kinds, a button each.</summary>
    /// <param name="topic">What it is made of; null for none.</param>
    public static Message AskKind(TurnContext turn, long? topic = null)
    {
        Button Of(EventKind kind) => new(turn.Say($"events.kind.{kind}"), new Press(FormName, topic is null ? $"{kind}" : string.Create(CultureInfo.InvariantCulture, $"{kind}:{topic}")));
        return new Message
        {
            Blocks = [new Paragraph(turn.Say("events.form.kinds"), Tone.Strong)],
            Buttons = [.. EventKindTraits.Offered.Select(Of).Chunk(2).Select(static pair => new ButtonRow([.. pair]))],
        };
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var before = await BeforeAsync(turn, request.Arguments, cancel);
        if (before.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        var kind = KindOf(before.Value, request.Arguments);
        return new Form(FormName, Version: 1, await fields.BuildAsync(kind, before.Value is { } one && await change.Later(one).AnyAsync(cancel), turn.Actor, turn.Language, cancel))
        {
            Title = $"events.kind.{kind}",
            Intro = await sessions.IntroAsync(turn, before.Value, request.Arguments, cancel) ?? (before.Value?.State == EventState.Published ? "events.form.introPublished" : "events.form.intro"),
            SubmitLabel = "events.form.save",
            ConfirmLabel = "events.form.save",
            Cancelled = before.Value is null ? Form.NothingSent : Form.NothingChanged,
        };
    }

    /// <summary>What is wrong with answers that each are fine, so that nobody hears of it only at the end; and when it will end, as soon as it is known when it begins.</summary>
    public Task<FormStep> RefineAsync(TurnContext turn, Form form, FormStep step, CancellationToken cancel) => Task.FromResult(
        step.State is not { } state ? step
        : Problems(turn, state.Answers) is { IsEmpty: false } problems ? DialogEngine.Reopen(form, state, problems)
        : state.Arguments.ContainsKey(EventFields.Kind) && form.Open(state.Answers) is [{ Id: EventFields.End }, ..] && SuggestedEnd(state) is var end && state.Drafts[EventFields.End] != end
            ? DialogEngine.Show(form, state with { Drafts = state.Drafts.With(EventFields.End, end) })
        : step);

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var before = await BeforeAsync(turn, state.Arguments, cancel);
        var written = before.Refusal is { } gone ? gone : await WriteAsync(turn, state, before.Value, cancel);
        if (written.Refusal is { } refusal)
        {
            return Problem(turn, state.Answers, refusal);
        }

        turn.Replace(Message.Of(turn.Say(Done(before.Value, written.Value))));
        turn.Show(new EventManaged(written.Value.Id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>A session of a conference that members see goes on its way at once.</summary>
    private static string Done(Event? before, Event written) =>
        written.State == EventState.Draft ? "events.form.saved"
        : before is null ? $"events.sent.{written.State}"
        : written.State == EventState.Published ? "events.form.changed"
        : "events.form.saved";

    private static string SuggestedEnd(DialogState state) => EndOf(state.Answers[CommonFields.TimeId]!, Enum.Parse<EventKind>(state.Arguments[EventFields.Kind]));

    public static string EndOf(string start, EventKind kind) =>
        LocalTimes.Time(TimeOnly.ParseExact(start, LocalTimes.TimeFormat, CultureInfo.InvariantCulture).Add(EventKindTraits.Of(kind).Lasts));

    private ImmutableDictionary<string, Text> Problems(TurnContext turn, Answers answers)
    {
        var (day, start, end) = (answers[CommonFields.DayId], answers[CommonFields.TimeId], answers[EventFields.End]);
        var (today, now) = times.Write(clock.GetUtcNow(), turn.Actor);
        (string Field, bool IsWrong, Text Problem)[] checks =
        [
            (CommonFields.DayId, day is not null && string.CompareOrdinal(day, today) < 0, "events.problem.dayPassed"),
            (CommonFields.TimeId, day == today && string.CompareOrdinal(start ?? now, now) < 0, new Text("events.problem.timePassed", now)),
            (EventFields.LastDay, answers[EventFields.LastDay] is { } last && string.CompareOrdinal(last, day) < 0, "events.problem.lastDay"),
            (EventFields.End, start is not null && end is not null && !MayLastDays(answers) && string.CompareOrdinal(end, start) <= 0, new Text("events.problem.end", start ?? "")),
            (EventFields.Link, answers[EventFields.Link] is { } link && SafeLink.Of(link) is not { Scheme: "https" or "http" }, "events.problem.link"),
        ];
        return checks.Where(static check => check.IsWrong).ToImmutableDictionary(static check => check.Field, static check => check.Problem);
    }

    /// <summary>Whether its end may be on another day: said, or about to be.</summary>
    private static bool MayLastDays(Answers answers) => (answers[EventFields.More] ?? "").Split(',').Contains(EventFields.LastDay) && answers[EventFields.LastDay] != answers[CommonFields.DayId];

    private async Task<Result<Event>> WriteAsync(TurnContext turn, DialogState state, Event? before, CancellationToken cancel)
    {
        var written = await answering.ReadAsync(KindOf(before, state.Arguments), state.Answers, turn.Actor, before, cancel);
        return before is null && SessionForm.Of(state.Arguments) is { } conference ? await sessions.AddAsync(turn, conference, written, cancel)
            : before is null ? await draft.HandleAsync(turn.Actor, written, cancel, TopicStart.Of(state.Arguments))
            : await change.HandleAsync(turn.Actor, before.Id, written, cancel, EventFields.IsAndLater(state.Answers));
    }

    // What can be put right is asked again; the rest ends the form.
    private static ImmutableDictionary<string, Text> Problem(TurnContext turn, Answers answers, Refusal refusal)
    {
        var field = refusal switch
        {
            EventInThePast or HostIsBusy or SessionOutsideConference => CommonFields.DayId,
            EventEndsBeforeItStarts or EventTooLong => EventFields.End,
            CapacityBelowTaken => answers[EventFields.Seats] is not null ? EventFields.Seats : EventFields.RemoteSeats,
            WayIsTaken => EventFields.Link,
            HostNotActive => EventFields.Host,
            _ => null,
        };
        if (field is not null && answers.Knows(field))
        {
            return ImmutableDictionary<string, Text>.Empty.Add(field, RefusalText.Text(refusal));
        }

        turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<Result<Event?>> BeforeAsync(TurnContext turn, ImmutableSortedDictionary<string, string> arguments, CancellationToken cancel)
    {
        if (!arguments.ContainsKey(EventFields.Subject))
        {
            return (Event?)null;
        }

        var found = await access.FindAsync(new FormRequest(arguments).Id(EventFields.Subject), turn.Actor, cancel);
        return found.Refusal is { } refusal ? refusal : found.Value;
    }

    private static EventKind KindOf(Event? before, ImmutableSortedDictionary<string, string> arguments) => before?.Kind ?? Enum.Parse<EventKind>(arguments[EventFields.Kind]);
}
