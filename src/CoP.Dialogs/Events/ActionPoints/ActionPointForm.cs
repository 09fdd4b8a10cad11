using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Events;
using CoP.Community.Events.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.ActionPoints;

/// <summary>Asks what is to be done, by whom and until when.</summary>
internal sealed class ActionPointForm(EventAccess events, ActionPointAccess access, CaptureActionPoint capture, LocalTimes times) : IFormHandler
{
    public const string FormName = "ap";

    /// <summary>The argument that says which one is corrected.</summary>
    public const string Point = "point";

    private const string What = "what";
    private const string Who = "who";
    private const string Person = "person";
    private const string Body = "body";
    private const string Due = "due";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var about = await EventAsync(turn, request.Arguments, cancel);
        return about is null ? null : new Form(
            FormName, Version: 1,
            [
                new TextField(What, "events.points.field.what") { MaxLength = EventActionPoint.WordsLength, Multiline = true, Label = "events.points.label.what" },
                new ChoiceField(Who, "events.points.field.who", [new Option(Person, "events.points.who.person"), new Option(Body, "events.points.who.body")]) { Optional = true, Label = "events.points.label.who" },
                CommonFields.Member(Person, "events.points.field.person") with { Label = "events.points.label.person", When = Condition.Is(Who, Person) },
                new LookupField(Body, "events.points.field.body", EventFields.Organisations) { Label = "events.points.label.body", When = Condition.Is(Who, Body) },
                new DateField(Due, "events.points.field.due") { IsLast = true, Optional = true, Label = "events.points.label.due" },
            ])
        {
            Title = "events.points.title",
            Intro = Text.Verbatim(about.Title),
            SubmitLabel = "events.points.submit",
            ConfirmLabel = "events.points.submit",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (request, draft) = (new FormRequest(state.Arguments), Read(state.Answers, turn.Actor));
        var done = state.Arguments.ContainsKey(Point)
            ? await capture.CorrectAsync(turn.Actor, request.Id(Point), draft, cancel)
            : await capture.AddAsync(turn.Actor, request.Id(EventFields.Subject), draft, cancel);
        if (done.Refusal is ActionPointDueInThePast late)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(Due, RefusalText.Text(late));
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "events.points.saved")) with
        {
            Buttons = done.Refusal is null ? [new ButtonRow(Another(turn, FormName, done.Value.EventId), Another(turn, ActionPointPages.Verb, done.Value.EventId))] : [],
        });
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>All that was said of one, to be corrected.</summary>
    public Answers Write(EventActionPoint point, Member reader) => new (string Field, string? Value)[]
    {
        (What, point.Words), (Who, point.MemberId is not null ? Person : point.OrganisationId is not null ? Body : null),
        (Person, Number(point.MemberId)), (Body, Number(point.OrganisationId)), (Due, point.DueAt is { } due ? times.WriteEnd(due, reader) : null),
    }.Where(static part => part.Value is not null).Aggregate(Answers.None, static (answers, part) => answers.With(part.Field, part.Value));

    private async Task<Event?> EventAsync(TurnContext turn, ImmutableSortedDictionary<string, string> arguments, CancellationToken cancel)
    {
        var request = new FormRequest(arguments);
        var id = !arguments.ContainsKey(Point) ? request.Id(EventFields.Subject) : (await access.LoadAsync(request.Id(Point), cancel))?.EventId;
        if (id is { } known)
        {
            return await events.FindLookedAfterAsync(turn, known, cancel);
        }

        turn.Remark(new ActionPointNotFound());
        return null;
    }

    private ActionPointDraft Read(Answers answers, Member actor) => new(
        answers[What]!, Id(answers[Person]), Id(answers[Body]), answers[Due] is { } day ? times.ReadEnd(day, actor) : null);

    private static Button Another(TurnContext turn, string verb, long id) => new(turn.Say($"events.button.{verb}"), new Press(verb, id.ToString(CultureInfo.InvariantCulture)));

    private static long? Id(string? chosen) => chosen is null ? null : long.Parse(chosen, CultureInfo.InvariantCulture);

    private static string? Number(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Opens the form with everything filled in.</summary>
internal sealed class CorrectActionPointAction(FormRunner forms, ActionPointAccess access, ActionPointForm form) : IdAction
{
    public const string Verb = "ap-edit";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        await forms.StartAsync(turn, ActionPointForm.FormName, FormStart.About(ActionPointForm.Point, id) with { Answers = form.Write(found.Value, turn.Actor) }, cancel);
    }
}
