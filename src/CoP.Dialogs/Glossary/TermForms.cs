using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Glossary;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Glossary;

/// <summary>A coordinator adds a meaning.</summary>
internal sealed class AddTermForm(EditGlossary edit) : IFormHandler
{
    public const string FormName = "term-add";

    public Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) => Task.FromResult<Form?>(new Form(FormName, Version: 1, TermFields.All)
    {
        Title = "glossary.add.title",
        Intro = "glossary.add.intro",
        SubmitLabel = "glossary.form.save",
        ConfirmLabel = "glossary.form.save",
    });

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var added = await edit.AddAsync(turn.Actor, TermFields.Draft(state.Answers), cancel);
        if (added.Refusal is { } refusal)
        {
            return TermFields.Problems(refusal);
        }

        turn.Replace(TermCard.Of(added.Value, turn));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>Who has looked for a word and not found it need not write it again.</summary>
    public Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(
        VisibleText.IsNone(argument) ? start : start with { Drafts = Answers.None.With(TermFields.Names(turn.Language), argument) });
}

/// <summary>A coordinator puts a meaning right.</summary>
internal sealed class EditTermForm(GlossaryAccess access, EditGlossary edit) : IFormHandler
{
    public const string FormName = "term-edit";
    public const string Subject = "term";

    /// <summary>The argument that says which revision was open.</summary>
    private const string Revision = "revision";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindAsync(request.Id(Subject), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, TermFields.All)
        {
            Title = Text.Verbatim(found.Value.Name(turn.Language)),
            SubmitLabel = "glossary.form.save",
            ConfirmLabel = "glossary.form.save",
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var (id, revision) = (state.SubjectId(Subject), int.Parse(state.Arguments[Revision], CultureInfo.InvariantCulture));
        var changed = await edit.ChangeAsync(turn.Actor, id, revision, TermFields.Draft(state.Answers), cancel);
        if (changed.Refusal is { } refusal && TermFields.Problems(refusal) is { IsEmpty: false } problems)
        {
            return problems;
        }

        var now = await access.LoadAsync(id, cancel);
        turn.Replace(now is null ? Message.Of(turn.Say(RefusalText.Text(new GlossaryTermNotFound()))) : Shown(now, changed.Refusal, turn));
        return ImmutableDictionary<string, Text>.Empty;
    }

    /// <summary>What is known now.</summary>
    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var found = await access.FindAsync(new FormRequest(start.Arguments).Id(Subject), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return start with
        {
            Arguments = start.Arguments.Add(Revision, found.Value.Revision.ToString(CultureInfo.InvariantCulture)),
            Answers = TermFields.Answers(found.Value),
        };
    }

    private static Message Shown(GlossaryTerm term, Refusal? refusal, TurnContext turn)
    {
        var drawn = TermCard.Of(term, turn);
        return refusal is null ? drawn : drawn with { Blocks = drawn.Blocks.Insert(0, new Paragraph(turn.Say(RefusalText.Text(refusal)), Tone.Problem)) };
    }
}
