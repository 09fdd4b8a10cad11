using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Events.Hosting;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Hosting;

/// <summary>Asks which organisation joins a rotation; it comes last.</summary>
internal sealed class AddHostForm(RotationAccess access, SetRotation set, RotationPages pages) : IFormHandler
{
    public const string FormName = "rota-add";
    public const string Subject = "group";
    private const string Host = "host";

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = await access.FindAsync(request.Id(Subject), turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(FormName, Version: 1, [new LookupField(Host, "events.rota-add.host", EventFields.Organisations)])
        {
            Title = "events.rota-add.title",
            Intro = Text.Verbatim(found.Value.Name(turn.Language)),
            SubmitLabel = "events.rota-add.submit",
            ConfirmLabel = "events.rota-add.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var group = state.SubjectId(Subject);
        var done = await set.AddAsync(turn.Actor, group, long.Parse(state.Answers[Host]!, CultureInfo.InvariantCulture), cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        }
        else
        {
            await pages.ShowAsync(turn, group, cancel);
        }

        return ImmutableDictionary<string, Text>.Empty;
    }
}
