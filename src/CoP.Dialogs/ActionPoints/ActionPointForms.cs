using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints.Said;
using CoP.Dialogs.ActionPoints.Sheets;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>What is asked of an action point, when it is new and when it is corrected.</summary>
internal sealed class ActionPointFields(OpenGroups groups)
{
    public const string What = "what";
    public const string Who = "who";
    public const string Me = "me";
    public const string Person = "person";
    public const string Body = "body";
    public const string Due = "due";
    private const string Priority = "priority";
    private const string Readers = "readers";
    private const string Confirm = "confirm";

    /// <summary>What is asked always.</summary>
    public static ImmutableArray<Field> Short(Member actor) =>
    [
        new TextField(What, "actions.field.what") { MaxLength = ActionPoint.WordsLength, Multiline = true, Label = "actions.label.what" },
        new ChoiceField(Who, "actions.field.who", [new Option(Me, "actions.who.me"), new Option(Person, "actions.who.person"), new Option(Body, "actions.who.body")]) { Label = "actions.label.owner" },
        CommonFields.Member(Person, "actions.field.person") with { Label = "actions.label.person", When = Condition.Is(Who, Person), Except = Number(actor.Id) },
        new LookupField(Body, "actions.field.body", "known-organisations") { Label = "actions.label.body", When = Condition.Is(Who, Body) },
        new DateField(Due, "actions.field.due") { IsLast = true, Optional = true, Label = "actions.label.due" },
    ];

    /// <summary>All of it.</summary>
    public async Task<ImmutableArray<Field>> LongAsync(TurnContext turn, CancellationToken cancel) =>
    [
        .. Short(turn.Actor),
        CommonFields.Group(await groups.ReadAsync(cancel), turn.Language, "actions.field.group", "actions.label.group") with { Optional = true },
        new ChoiceField(Priority, "actions.field.priority", [.. Enum.GetNames<ActionPriority>().Select(static name => new Option(name, $"actions.priority.{name}"))]) { Label = "actions.label.priority" },
        new ChoiceField(Readers, "actions.field.readers", [.. Enum.GetNames<ActionReaders>().Select(static name => new Option(name, $"actions.readers.{name}"))]) { Label = "actions.label.readers" },
        new YesNoField(Confirm, "actions.field.confirm") { Label = "actions.label.confirm" },
    ];

    /// <param name="before">What was known of it where not all was asked.</param>
    public async Task<ActionPointDraft> ReadAsync(Answers answers, ActionPointDraft before, CancellationToken cancel)
    {
        var group = answers[CommonFields.GroupId] is { } slug ? (await groups.ReadAsync(cancel)).FirstOrDefault(one => one.Slug == slug)?.Id : before.GroupId;
        return before with
        {
            Words = answers[What]!,
            MemberId = Id(answers[Person]),
            OrganisationId = Id(answers[Body]),
            DueOn = answers[Due] is { } day ? DateOnly.ParseExact(day, LocalTimes.DayFormat, CultureInfo.InvariantCulture) : null,
            GroupId = group,
            Priority = answers[Priority] is { } priority ? Enum.Parse<ActionPriority>(priority) : before.Priority,
            Readers = answers[Readers] is { } readers ? Enum.Parse<ActionReaders>(readers) : before.Readers,
            NeedsConfirmation = answers[Confirm] is { } confirm ? confirm == YesNoField.Yes : before.NeedsConfirmation,
        };
    }

    /// <summary>All that is known of one, to be corrected.</summary>
    public static Answers Write(ActionPoint point, DateOnly? due, Member reader) => new (string Field, string? Value)[]
    {
        (What, point.Words), (Who, point.OwnerId == reader.Id ? Me : point.OrganisationId is not null ? Body : Person),
        (Person, point.OwnerId != reader.Id && point.OrganisationId is null ? Number(point.OwnerId) : null), (Body, Number(point.OrganisationId)), (Due, due?.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture)),
        (CommonFields.GroupId, point.Group?.Slug), (Priority, point.Priority.ToString()), (Readers, point.Readers.ToString()), (Confirm, point.NeedsConfirmation ? YesNoField.Yes : YesNoField.No),
    }.Where(static part => part.Value is not null).Aggregate(Answers.None, static (answers, part) => answers.With(part.Field, part.Value));

    private static long? Id(string? chosen) => chosen is null ? null : long.Parse(chosen, CultureInfo.InvariantCulture);

    private static string? Number(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Asks what is to be done, by whom and until when. What stands behind its command, or was replied to with it, is what is to be done.</summary>
internal sealed class ActionPointForm(CaptureActionPoint capture, ActionSources sources, ActionPointFields fields, SaidActions reader, SeveralSaid several, SentSheet sheet, LocalTimes times) : IFormHandler
{
    public const string FormName = "action";

    /// <summary>The argument that says at which thing it was agreed.</summary>
    public const string Source = "source";

    /// <summary>The argument with the sentence it came from.</summary>
    public const string Detail = "detail";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        if (turn.File is { } sent && VisibleText.IsNone(argument))
        {
            if (SentSheet.TextOf(turn, sent) is { } table)
            {
                turn.FileIsDealtWith = true;
                await sheet.ShowAsync(turn, table, cancel);
                return null;
            }

            await several.ShowAsync(turn, sent, start.Arguments.GetValueOrDefault(Source), cancel);
            return null;
        }

        var said = SeveralSaid.AsText(VisibleText.Trim(VisibleText.IsNone(argument) && turn.Incoming.What is MessageReceived { Quoted: { } quoted } ? quoted : argument));
        if (VisibleText.IsNone(said))
        {
            return start;
        }

        var all = SaidActions.Read(said, turn.Language, times.Today(turn.Now, turn.Member));
        if (all is [var only])
        {
            // One short line says no more than the form does: repeated on every card, it would only cost bytes.
            return await reader.StartAsync(said.Contains('\n', StringComparison.Ordinal) || said.Length > ActionPoint.WordsLength ? only : only with { Source = only.Text }, start, cancel);
        }

        await several.ShowAsync(turn, all, source: null, cancel);
        return null;
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var about = request.Arguments.GetValueOrDefault(Source) is { } subject ? await sources.FindAsync(subject, turn.Actor, cancel) : null;
        if (request.Arguments.ContainsKey(Source) && (about is null ? new ActionPointNotFound() : about.MayCapture) is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, ActionPointFields.Short(turn.Actor))
        {
            Title = "actions.title",
            Intro = about is null ? default(Text?) : Text.Verbatim(about.Title),
            SubmitLabel = "actions.submit",
            ConfirmLabel = "actions.submit",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var source = state.Arguments.GetValueOrDefault(Source);
        var memberships = turn.Actor.Memberships;
        var draft = await fields.ReadAsync(
            state.Answers,
            new ActionPointDraft("", MemberId: null, OrganisationId: null, DueOn: null)
            {
                Source = source,
                Detail = state.Arguments.GetValueOrDefault(Detail),
                GroupId = source is null && memberships is [var only] ? only.GroupId : null,
            },
            cancel);
        var done = await capture.AddAsync(turn.Actor, draft, cancel);
        if (Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        if (done.Refusal is { } refusal)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        }
        else if (source is not null)
        {
            turn.Replace(Message.Of(turn.Say("actions.saved")) with { Buttons = [new ButtonRow(Another(turn, AgreeAction.Verb, source), Another(turn, ActionPointPages.SourceVerb, source))] });
        }
        else
        {
            turn.Replace(Message.Of(turn.Say(done.Value.OwnerId == turn.Actor.Id ? "actions.saved.own" : "actions.saved")));
            turn.Show(new ActionPointShown(done.Value.Id));
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What has to be asked again.</summary>
    internal static ImmutableDictionary<string, Text> Wrong(Refusal? refusal) => refusal switch
    {
        ActionPointDueInThePast late => ImmutableDictionary<string, Text>.Empty.Add(ActionPointFields.Due, RefusalText.Text(late)),
        ActionOwnerGone gone => ImmutableDictionary<string, Text>.Empty.Add(ActionPointFields.Person, RefusalText.Text(gone)),
        _ => ImmutableDictionary<string, Text>.Empty,
    };

    private static Button Another(TurnContext turn, string verb, string source) => new(turn.Say($"actions.button.{verb}"), new Press(verb, source));
}

/// <summary>Asks for what was agreed at something.</summary>
internal sealed class AgreeAction(FormRunner forms) : IAction
{
    public const string Verb = "ap";

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel) => forms.StartAsync(
        turn, ActionPointForm.FormName, new FormStart(FormStart.Empty.Arguments.Add(ActionPointForm.Source, argument)), cancel);
}

/// <summary>Asks for everything about one, with what is known filled in.</summary>
internal sealed class CorrectActionForm(ActionPointAccess access, CaptureActionPoint capture, ActionPointFields fields) : IFormHandler
{
    public const string FormName = "action-edit";
    public const string Subject = "action";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(point => access.MayDecide(point, turn.Actor) ? null : new CannotDecideActionPoint());
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, await fields.LongAsync(turn, cancel)) { Title = "actions.title", SubmitLabel = "actions.submit", ConfirmLabel = "actions.submit", Cancelled = Form.NothingChanged };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var id = state.SubjectId(Subject);
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (!found.Succeeded)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(found.Refusal!))));
            return ImmutableDictionary<string, Text>.Empty;
        }

        var before = new ActionPointDraft("", MemberId: null, OrganisationId: null, DueOn: null) { Source = found.Value.Source, Detail = found.Value.Detail };
        var done = await capture.CorrectAsync(turn.Actor, id, await fields.ReadAsync(state.Answers, before, cancel), cancel);
        if (ActionPointForm.Wrong(done.Refusal) is { IsEmpty: false } wrong)
        {
            return wrong;
        }

        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : "actions.saved")));
        return ImmutableDictionary<string, Text>.Empty;
    }
}

/// <summary>Opens it with everything filled in.</summary>
internal sealed class CorrectActionPointAction(FormRunner forms, ActionPointAccess access, ActionSchedule schedule) : IdAction
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

        var known = ActionPointFields.Write(found.Value, schedule.DueDay(found.Value), turn.Actor);
        await forms.StartAsync(turn, CorrectActionForm.FormName, FormStart.About(CorrectActionForm.Subject, id) with { Answers = known }, cancel);
    }
}
