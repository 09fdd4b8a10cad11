using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Roundtables;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Roundtables;

/// <summary>Asks for one part of what a group brings; what is written there already is offered. Each part is saved by itself.</summary>
internal sealed class PartForm(ContributionAccess access, WriteContribution write, ContributionCard card) : IFormHandler
{
    public const string FormName = "rt-part-form";
    public const string Subject = "brings";
    public const string Part = "part";
    private const string Words = "text";

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var request = new FormRequest(start.Arguments);
        var found = await FindAsync(turn, request, cancel);
        return found is null ? null : found[PartOf(request)] is { } before ? start with { Drafts = Answers.None.With(Words, before) } : start;
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var part = PartOf(request);
        return await FindAsync(turn, request, cancel) is not { } one ? null : new Form(FormName, Version: 1,
        [
            new TextField(Words, $"roundtable.write.{part}") { MaxLength = Contribution.PartLength, Multiline = true, Label = $"roundtable.part.{part}" },
        ])
        {
            Title = $"roundtable.part.{part}",
            Intro = Text.Verbatim(one.Group!.Name(turn.Language)),
            SubmitLabel = "roundtable.save",
            ConfirmLabel = "roundtable.save",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var request = new FormRequest(state.Arguments);
        var done = await write.WriteAsync(turn.Actor, request.Id(Subject), PartOf(request), state.Answers[Words]!, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        }
        else
        {
            // Few bytes on a phone: the card that was there is redrawn, and what is left to write is a press away.
            turn.Replace(Message.Of(turn.Say("roundtable.done.part")) with { Buttons = [.. card.Left(done.Value, turn.Language)] });
        }

        return ImmutableDictionary<string, Text>.Empty;
    }

    private async Task<Contribution?> FindAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(access.MustBeOpen);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return found.Value;
    }

    private static ContributionPart PartOf(FormRequest request) => Enum.Parse<ContributionPart>(request.Arguments[Part]);
}

/// <summary>Opens a part. The argument is <c>{contribution}:{part}</c>.</summary>
internal sealed class WritePartAction(FormRunner forms) : IAction
{
    public const string Verb = "rt-part";

    public static string Argument(long id, ContributionPart part) => string.Create(CultureInfo.InvariantCulture, $"{id}:{(int)part}");

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (Numbered.Read(argument) is not var (id, which) || !Enum.IsDefined((ContributionPart)which))
        {
            turn.Remark(new CycleNotFound());
            return;
        }

        var about = FormStart.About(PartForm.Subject, id);
        await forms.OpenAsync(turn, PartForm.FormName, "", about with { Arguments = about.Arguments.Add(PartForm.Part, ((ContributionPart)which).ToString()) }, cancel);
    }
}

/// <summary>What happened in the group since the last roundtable, and what it brought then; a press takes each over as a draft.</summary>
internal sealed class RawMaterialAction(ContributionAccess access, RawMaterial material, CycleText text) : IdAction
{
    public const string Verb = "rt-raw";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = (await access.FindAsync(id, turn.Actor, cancel)).Unless(access.MustBeOpen);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var (blocks, buttons) = (new List<Block>(), new List<Button>());
        foreach (var kind in Enum.GetValues<RawKind>())
        {
            var lines = await LinesAsync(found.Value, kind, turn.Language, cancel);
            if (lines.Count > 0)
            {
                blocks.AddRange([new Paragraph(turn.Say($"roundtable.raw.{kind}"), Tone.Strong), new Paragraph(string.Join('\n', lines.Select(static line => $"• {line}")))]);
                buttons.Add(text.Button(TakeOverAction.Verb, string.Create(CultureInfo.InvariantCulture, $"{id}:{(int)kind}"), turn.Language) with { Label = turn.Say($"roundtable.take.{kind}") });
            }
        }

        turn.Reply(new Message
        {
            Title = turn.Say("roundtable.raw"),
            Blocks = blocks.Count == 0 ? [new Paragraph(turn.Say("roundtable.raw.none"))] : [.. blocks],
            Buttons = [.. buttons.Select(static button => new ButtonRow(button))],
        });
    }

    private async Task<IReadOnlyList<string>> LinesAsync(Contribution one, RawKind kind, string language, CancellationToken cancel) => kind != RawKind.LastTime
        ? await material.LinesAsync(one, kind, cancel)
        : await material.LastTimeAsync(one, cancel) is { } before
            ? [.. Enum.GetValues<ContributionPart>().Where(part => before[part] is not null).Select(part => $"{text.Say($"roundtable.part.{part}", language)}: {before[part]}")]
            : [];
}

/// <summary>Takes raw material over. The argument is <c>{contribution}:{kind}</c>.</summary>
internal sealed class TakeOverAction(WriteContribution write) : IAction
{
    public const string Verb = "rt-take";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (Numbered.Read(argument) is not var (id, which) || !Enum.IsDefined((RawKind)which))
        {
            turn.Remark(new CycleNotFound());
            return;
        }

        var done = await write.TakeOverAsync(turn.Actor, id, (RawKind)which, cancel);
        if (done.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Remark("roundtable.done.take");
            turn.Show(new ContributionShown(done.Value.CycleId, id));
        }
    }
}

/// <summary>Shows what a group brings.</summary>
internal sealed class ShowContributionAction(ContributionAccess access) : IdAction
{
    public const string Verb = "rt-brings";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new ContributionShown(found.Value.CycleId, id));
        }
    }
}

/// <summary>A thing and which of several at it: <c>{id}:{number}</c>.</summary>
internal static class Numbered
{
    public static (long Id, int Which)? Read(string argument) => argument.Split(':') is [var id, var number]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var thing) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var which) ? (thing, which) : null;
}
