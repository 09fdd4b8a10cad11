using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Organising;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Organising;

/// <summary>A form by which whoever looks after an event does something about it. Its words are under <c>events.{name}</c>.</summary>
internal abstract class EventToolForm(string name, ReviewMode review, EventAccess access) : IFormHandler
{
    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        await access.FindLookedAfterAsync(turn, request.Id(EventFields.Subject), cancel) is { } one
            ? new Form(name, Version: 1, await FieldsAsync(one, turn, cancel))
            {
                Title = $"events.{name}.title",
                Intro = Text.Verbatim(one.Title),
                SubmitLabel = $"events.{name}.submit",
                ConfirmLabel = $"events.{name}.submit",
                Review = review,
                Cancelled = Form.NothingChanged,
            }
            : null;

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var said = await DoAsync(turn, new FormRequest(state.Arguments).Id(EventFields.Subject), state.Answers, cancel);
        turn.Replace(Message.Of(turn.Say(said.Refusal is { } refusal ? RefusalText.Text(refusal) : said.Value)));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected abstract Task<ImmutableArray<Field>> FieldsAsync(Event one, TurnContext turn, CancellationToken cancel);

    /// <returns>What is said when it went well.</returns>
    protected abstract Task<Result<Text>> DoAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel);
}

/// <summary>A message to those who come, who wait, who were there or were not.</summary>
internal sealed class WriteForm(EventAccess access, WriteToAttendees write) : EventToolForm(FormName, ReviewMode.ChatOnly, access)
{
    public const string FormName = "ev-write";
    private const string Who = "who";
    private const string Words = "text";

    protected override Task<ImmutableArray<Field>> FieldsAsync(Event one, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>(
    [
        new ChoiceField(Who, "events.ev-write.who", [.. Groups(one).Select(static who => new Option(who.ToString(), $"events.attendees.{who}"))]) { Label = "events.ev-write.to" },
        new TextField(Words, "events.ev-write.text") { MaxLength = WriteToAttendees.WordsLength, Multiline = true, Rich = true, Label = "events.ev-write.words" },
    ]);

    protected override async Task<Result<Text>> DoAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) =>
        (await write.HandleAsync(turn.Actor, id, Enum.Parse<Attendees>(answers[Who]!), answers[Words]!, cancel)).Select(static count => new Text("events.done.ev-write", count));

    /// <summary>Who was there is known only afterwards.</summary>
    private static IEnumerable<Attendees> Groups(Event one) =>
        one.State == EventState.Held ? [Attendees.Seated, Attendees.Present, Attendees.Absent] : [Attendees.Seated, Attendees.Waitlist];
}

/// <summary>Registers somebody else.</summary>
internal sealed class AddForm(EventAccess access, ManageSeat manage) : EventToolForm(FormName, ReviewMode.Never, access)
{
    public const string FormName = "ev-add";
    private const string Whom = "member";
    private const string Way = "way";

    protected override Task<ImmutableArray<Field>> FieldsAsync(Event one, TurnContext turn, CancellationToken cancel)
    {
        var ways = one.Ways().ToList();
        return Task.FromResult<ImmutableArray<Field>>(
        [
            CommonFields.Member(Whom, "events.ev-add.member"),
            .. ways.Count > 1 ? [new ChoiceField(Way, "events.ev-add.way", [.. ways.Select(static way => new Option(way.ToString(), $"events.way.{way}"))])] : Array.Empty<Field>(),
        ]);
    }

    protected override async Task<Result<Text>> DoAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel)
    {
        var way = answers[Way] is { } chosen ? Enum.Parse<Attendance>(chosen) : (Attendance?)null;
        return (await manage.AddAsync(turn.Actor, id, long.Parse(answers[Whom]!, CultureInfo.InvariantCulture), way, cancel)).Select(static one => new Text($"events.added.{one.State}"));
    }
}

/// <summary>Holds it again, week by week or month by month.</summary>
internal sealed class RepeatForm(EventAccess access, RepeatEvent repeat) : EventToolForm(FormName, ReviewMode.ChatOnly, access)
{
    public const string FormName = "ev-repeat";
    private const string How = "how";
    private const string Times = "times";

    protected override Task<ImmutableArray<Field>> FieldsAsync(Event one, TurnContext turn, CancellationToken cancel) => Task.FromResult<ImmutableArray<Field>>(
    [
        new ChoiceField(How, "events.ev-repeat.how", [.. Enum.GetValues<Repetition>().Select(static how => new Option(how.ToString(), $"events.repetition.{how}"))]) { Label = "events.ev-repeat.often" },
        new NumberField(Times, "events.ev-repeat.times") { Min = 2, Max = RepeatEvent.Most, Label = "events.ev-repeat.count" },
    ]);

    protected override async Task<Result<Text>> DoAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel)
    {
        var times = (int)decimal.Parse(answers[Times]!, CultureInfo.InvariantCulture);
        return (await repeat.HandleAsync(turn.Actor, id, Enum.Parse<Repetition>(answers[How]!), times, cancel)).Select(_ => new Text("events.done.ev-repeat", times));
    }
}
