using CoP.Community.Membership;
using CoP.Community.Programmes;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary>A programme as a message.</summary>
internal sealed class ProgrammeCard(ProgrammeAccess access, ProgrammeText text, ILocalizer words)
{
    public Message Of(Programme one, TurnContext turn) => new()
    {
        Title = one.Name,
        Blocks =
        [
            .. one.IsActive ? Array.Empty<Block>() : [new Paragraph(turn.Say("programmes.ended"), Tone.Subtle)],
            .. one.Objectives is { } objectives ? [new Paragraph(objectives)] : Array.Empty<Block>(),
            text.Facts(one, turn.Language),
        ],
        Buttons =
        [
            new ButtonRow(
            [
                .. access.SpeaksFor(turn.Actor, one.OrganisationId) ? [ProgrammeButtons.Make(words, EditProgrammeForm.FormName, one.Id, turn.Language)] : Array.Empty<Button>(),
                ProgrammeButtons.Make(words, ShowOrganisationAction.Verb, one.OrganisationId, turn.Language),
            ]),
        ],
    };
}

/// <summary>Shows a programme.</summary>
internal sealed class ShowProgrammeAction(ProgrammeAccess access, ProgrammeCard card) : IdAction
{
    public const string Verb = "programme-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Reply(card.Of(found.Value, turn));
        }
    }
}

/// <summary>Shows an organisation with its programmes.</summary>
internal sealed class ShowOrganisationAction(OrganisationProfileCard card) : IdAction
{
    public const string Verb = "org";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await card.ForAsync(id, turn.Actor, turn.Language, cancel) is { } message)
        {
            turn.Reply(message);
        }
        else
        {
            turn.Remark(new OrganisationNotFound());
        }
    }
}
