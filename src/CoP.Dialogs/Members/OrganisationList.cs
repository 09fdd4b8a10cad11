using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <param name="AddedBy">Who typed it, as long as nobody has looked at it.</param>
/// <param name="Members">How many work there.</param>
internal sealed record OrganisationLine(long Id, string Name, OrganisationKind Kind, string? AddedBy, int Members);

/// <summary>The organisations, first those that members typed and nobody has looked at; each entry opens its form.</summary>
internal sealed class OrganisationList(CommunityDb db)
{
    public ListView<OrganisationLine> All(TurnContext turn)
    {
        var all = db.Organisations.OrderBy(one => one.AddedById == null).ThenBy(one => one.Name)
            .Select(one => new OrganisationLine(one.Id, one.Name, one.Kind, one.AddedBy!.Name, db.Members.Count(member => member.OrganisationId == one.Id)));
        return new ListView<OrganisationLine>("members.organisations.title", "members.organisations.none", all, line => Entry(line, turn));
    }

    private static Entry Entry(OrganisationLine line, TurnContext turn)
    {
        string[] details =
        [
            turn.Say($"announcements.kind.{line.Kind}"),
            turn.Say(new Text("members.organisations.members", line.Members)),
            .. line.AddedBy is { } name ? [turn.Say(new Text("members.organisations.typedBy", name))] : Array.Empty<string>(),
        ];
        return new Entry(
            line.Name, string.Join(" · ", details),
            new Button(turn.Say("members.member.change"), new Press(OrganisationForm.FormName, line.Id.ToString(CultureInfo.InvariantCulture))));
    }
}
