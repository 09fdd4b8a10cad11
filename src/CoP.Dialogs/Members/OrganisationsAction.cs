using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>The organisations, first those that members typed and nobody has looked at; each entry opens its form.</summary>
internal sealed class OrganisationsAction(CommunityDb db) : IAction
{
    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var all = db.Organisations.OrderBy(one => one.AddedById == null).ThenBy(one => one.Name)
            .Select(one => new Line(one.Id, one.Name, one.Kind, one.AddedBy!.Name, db.Members.Count(member => member.OrganisationId == one.Id)));
        var page = new ListPage("organisations", "", "members.organisations.title", "members.organisations.none");
        ListPage.Say(turn, await page.ShowAsync(turn, all, ListPage.Offset(argument), line => Entry(line, turn), cancel), turned: argument.Length > 0);
    }

    private static Entry Entry(Line line, TurnContext turn)
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

    private sealed record Line(long Id, string Name, OrganisationKind Kind, string? AddedBy, int Members);
}
