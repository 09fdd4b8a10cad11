using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Roundtables;

/// <summary>A short form about a meeting; its words are under <c>roundtable.{form}</c>.</summary>
internal abstract class CycleForm(string name, CycleAccess access, CycleText text) : IFormHandler
{
    public const string Subject = "cycle";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await FindAsync(turn, new FormRequest(start.Arguments).Id(Subject), cancel) is { } cycle ? start with { Drafts = Known(cycle, turn) } : null;

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => await FindAsync(turn, request.Id(Subject), cancel) is not { } cycle ? null
        : new Form(name, Version: 1, Fields(turn))
        {
            Title = $"roundtable.{name}.title",
            Intro = Text.Verbatim($"{text.Title(cycle, turn.Language)} · {text.When(cycle, turn.Language, turn.Actor)}"),
            SubmitLabel = $"roundtable.{name}.submit",
            ConfirmLabel = $"roundtable.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = await RunAsync(turn, state.SubjectId(Subject), state.Answers, cancel);
        if (Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"roundtable.{name}.done")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>Why this reader may not do it now.</summary>
    protected abstract Refusal? Objection(MeetingCycle cycle, TurnContext turn);

    protected abstract ImmutableArray<Field> Fields(TurnContext turn);

    /// <summary>What is offered.</summary>
    protected virtual Answers Known(MeetingCycle cycle, TurnContext turn) => Answers.None;

    protected virtual ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => ImmutableDictionary<string, Text>.Empty;

    protected abstract Task<Result<MeetingCycle>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel);

    private async Task<MeetingCycle?> FindAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = (await access.FindAsync(id, turn.Actor, cancel)).Unless(cycle => Objection(cycle, turn));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return found.Value;
    }
}

/// <summary>Another day, and another time where that is said.</summary>
internal sealed class MoveCycleForm(CycleAccess access, CycleText text, CycleCalendar calendar, SteerCycle steer) : CycleForm(FormName, access, text)
{
    public const string FormName = "rt-move";
    private const string Day = "date";
    private const string Time = "time";
    private readonly CycleAccess _access = access;

    protected override Refusal? Objection(MeetingCycle cycle, TurnContext turn) => !_access.MaySteer(cycle, turn.Actor) ? new CycleNotFound() : cycle.IsAhead(turn.Now) ? null : new CycleNotAhead();

    protected override ImmutableArray<Field> Fields(TurnContext turn) =>
    [
        new DateField(Day, "roundtable.rt-move.date") { Label = "roundtable.label.day" },
        new TimeField(Time, "roundtable.rt-move.time") { Label = "roundtable.label.time" },
    ];

    protected override Answers Known(MeetingCycle cycle, TurnContext turn) => Answers.None
        .With(Day, calendar.DayOf(cycle.StartsAt).ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture)).With(Time, LocalTimes.Time(calendar.TimeOf(cycle.StartsAt)));

    protected override ImmutableDictionary<string, Text> Wrong(Refusal? refusal) =>
        refusal is CycleDayUnfit unfit ? ImmutableDictionary<string, Text>.Empty.Add(Day, RefusalText.Text(unfit)) : ImmutableDictionary<string, Text>.Empty;

    protected override Task<Result<MeetingCycle>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => steer.MoveAsync(
        turn.Actor, id, DateOnly.ParseExact(answers[Day]!, LocalTimes.DayFormat, CultureInfo.InvariantCulture), TimeOnly.ParseExact(answers[Time]!, LocalTimes.TimeFormat, CultureInfo.InvariantCulture), cancel);
}

/// <summary>The agenda, an item a line: to be put in another order or in other words.</summary>
internal sealed class AgendaForm(CycleAccess access, CycleText text, AgendaPlan agenda, ApproveAgenda approve) : CycleForm(FormName, access, text)
{
    public const string FormName = "rt-agenda";
    private const string Lines = "lines";
    private readonly CycleAccess _access = access;
    private readonly CycleText _text = text;

    protected override Refusal? Objection(MeetingCycle cycle, TurnContext turn) => !_access.MaySteer(cycle, turn.Actor) ? new CycleNotFound() : cycle.IsAhead(turn.Now) ? null : new CycleNotAhead();

    protected override ImmutableArray<Field> Fields(TurnContext turn) =>
        [new TextField(Lines, "roundtable.rt-agenda.lines") { MaxLength = MeetingCycle.AgendaLength, Multiline = true, Label = "roundtable.agenda" }];

    protected override Answers Known(MeetingCycle cycle, TurnContext turn)
    {
        var items = agenda.Of(cycle);
        var ends = items.Skip(1).Select(static item => item.At).Append(items[^1].At.AddMinutes(15));
        return Answers.None.With(Lines, cycle.Agenda ?? string.Join('\n', items.Zip(ends, (item, end) => string.Create(CultureInfo.InvariantCulture, $"{(int)(end - item.At).TotalMinutes} {_text.Words(item, cycle, turn.Language)}"))));
    }

    protected override Task<Result<MeetingCycle>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => approve.WriteAsync(turn.Actor, id, answers[Lines], cancel);
}

/// <summary>The highlights and the minutes of what is over.</summary>
internal sealed class MinutesForm(CycleAccess access, CycleText text, PublishMinutes publish) : CycleForm(FormName, access, text)
{
    public const string FormName = "rt-minutes";
    private const string Highlights = "text";
    private const string Words = "minutes";
    private const string File = "file";

    protected override Refusal? Objection(MeetingCycle cycle, TurnContext turn) => publish.Objection(cycle, turn.Actor);

    protected override ImmutableArray<Field> Fields(TurnContext turn) =>
    [
        new TextField(Highlights, "roundtable.rt-minutes.highlights") { MaxLength = MeetingCycle.HighlightsLength, Multiline = true, Label = "roundtable.label.highlights" },
        new TextField(Words, "roundtable.rt-minutes.words") { MaxLength = MeetingCycle.MinutesLength, Multiline = true, Optional = true, Label = "roundtable.label.words" },
        new FileField(File, "roundtable.rt-minutes.file") { Optional = true, Label = "roundtable.label.minutes" },
    ];

    protected override Task<Result<MeetingCycle>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => publish.HandleAsync(
        turn.Actor, id, answers[Highlights]!, answers[Words], answers[File] is { } file ? long.Parse(FileField.Reference(file), CultureInfo.InvariantCulture) : null, cancel);
}

/// <summary>What a member would like to speak about.</summary>
internal sealed class PointForm(CycleAccess access, CycleText text, AddMeetingPoint add) : CycleForm(FormName, access, text)
{
    public const string FormName = "rt-point";
    private const string Words = "text";

    protected override Refusal? Objection(MeetingCycle cycle, TurnContext turn) => cycle.Kind == CycleKind.GroupMeeting && cycle.IsAhead(turn.Now) ? null : new CycleNotAhead();

    protected override ImmutableArray<Field> Fields(TurnContext turn) => [new TextField(Words, "roundtable.rt-point.text") { MaxLength = MeetingPoint.WordsLength, Multiline = true, Label = "roundtable.label.point" }];

    protected override Task<Result<MeetingCycle>> RunAsync(TurnContext turn, long id, Answers answers, CancellationToken cancel) => add.HandleAsync(turn.Actor, id, answers[Words]!, cancel);
}
