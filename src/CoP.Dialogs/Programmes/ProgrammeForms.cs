using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Membership;
using CoP.Community.Programmes;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary>A member adds a programme of their organisation.</summary>
internal sealed class AddProgrammeForm(OrganisationAccess organisations, ProgrammeAccess access, EditProgrammes edit, ProgrammeCard card) : IFormHandler
{
    public const string FormName = "programme-add";
    public const string Subject = "organisation";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await organisations.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(one => access.MustSpeakFor(turn.Actor, one));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, ProgrammeFields.All)
        {
            Title = new Text("programmes.add.title", found.Value.Name),
            SubmitLabel = "programmes.form.save",
            ConfirmLabel = "programmes.form.save",
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var added = await edit.AddAsync(turn.Actor, state.SubjectId(Subject), ProgrammeFields.Draft(state.Answers), cancel);
        if (added.Refusal is { } refusal && ProgrammeFields.Problems(refusal) is { IsEmpty: false } problems)
        {
            return problems;
        }

        turn.Replace(added.Refusal is { } why ? Message.Of(turn.Say(RefusalText.Text(why))) : card.Of(added.Value, turn));
        return ImmutableDictionary<string, Text>.Empty;
    }

    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        Task.FromResult<FormStart?>(start with { Drafts = ProgrammeFields.New });
}

/// <summary>A member puts right what is said of a programme of their organisation.</summary>
internal sealed class EditProgrammeForm(ProgrammeAccess access, EditProgrammes edit, ProgrammeCard card) : IFormHandler
{
    public const string FormName = "programme-edit";
    public const string Subject = "programme";

    /// <summary>The argument that says which revision was open.</summary>
    private const string Revision = "revision";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => await FindAsync(turn, request, cancel) is not { } programme ? null
        : new Form(FormName, Version: 1, ProgrammeFields.All)
        {
            Title = Text.Verbatim(programme.Name),
            SubmitLabel = "programmes.form.save",
            ConfirmLabel = "programmes.form.save",
            Cancelled = Form.NothingChanged,
        };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (id, revision) = (state.SubjectId(Subject), int.Parse(state.Arguments[Revision], CultureInfo.InvariantCulture));
        var changed = await edit.ChangeAsync(turn.Actor, id, revision, ProgrammeFields.Draft(state.Answers), cancel);
        if (changed.Refusal is { } refusal && ProgrammeFields.Problems(refusal) is { IsEmpty: false } problems)
        {
            return problems;
        }

        turn.Replace(await ShownAsync(turn, id, changed.Refusal, cancel));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is known now.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await FindAsync(turn, new FormRequest(start.Arguments), cancel) is not { } programme ? null : start with
        {
            Arguments = start.Arguments.Add(Revision, programme.Revision.ToString(CultureInfo.InvariantCulture)),
            Answers = ProgrammeFields.Answers(programme),
        };

    private async Task<Message> ShownAsync(TurnContext turn, long id, Community.Refusal? refusal, CancellationToken cancel)
    {
        if (refusal is null or ProgrammeChanged && await access.LoadAsync(id, cancel) is { } now)
        {
            var drawn = card.Of(now, turn);
            return refusal is null ? drawn : drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(turn.Say(RefusalText.Text(refusal)), Tone.Problem)) };
        }

        return Message.Of(turn.Say(RefusalText.Text(refusal ?? new ProgrammeNotFound())));
    }

    private async Task<Programme?> FindAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(one => access.MustSpeakFor(turn.Actor, one.Organisation!));
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return found.Value;
    }
}
