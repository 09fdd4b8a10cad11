using System.Globalization;
using CoP.Community;
using CoP.Community.Membership;
using CoP.Community.Programmes;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary><c>programmes</c> lists all, <c>programmes Turkana</c> those of a county, <c>programmes WFP</c> those of an organisation.</summary>
internal sealed class ProgrammePages(ProgrammeLists lists, ProgrammeAccess access, OrganisationAccess organisations, ProgrammeText text, ILocalizer words)
{
    public const string Verb = "programmes";
    private const char CountyMark = 'c';
    private const char OrganisationMark = 'o';
    private const int LongestQuoted = 40;

    /// <summary>The list; null for words that name neither a county nor an organisation, which has been said.</summary>
    public async Task<ListView<Programme>?> ReadAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if ((argument.Split(':') is [var mark, _] ? await MarkedAsync(mark, turn, cancel) : argument.Length == 0 ? new ProgrammeFilter() : await lists.ReadAsync(argument, cancel)) is { } filter)
        {
            return List(turn, filter);
        }

        turn.Reply(Message.Of(turn.Say(new Text("programmes.unknown", TextTruncation.Line(argument, LongestQuoted)))) with
        {
            Buttons = [new ButtonRow(Filter(turn, new ProgrammeFilter(), "programmes.filter.all"))],
        });
        return null;
    }

    // Pages carry what they are of: "c023:5" is of a county, "o7:0" of an organisation, "all:5" of all.
    private async Task<ProgrammeFilter?> MarkedAsync(string mark, TurnContext turn, CancellationToken cancel) => mark switch
    {
        [CountyMark, .. var code] when Counties.Find(code) is { } county => new ProgrammeFilter(County: county),
        [OrganisationMark, .. var id] when long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            && await organisations.FindAsync(known, turn.Actor, cancel) is { Succeeded: true, Value: var found } => new ProgrammeFilter(Organisation: found),
        _ => new ProgrammeFilter(),
    };

    private ListView<Programme> List(TurnContext turn, ProgrammeFilter filter) => new(Title(filter), "programmes.list.none", lists.Of(filter), one => Entry(one, turn))
    {
        Prefix = Prefix(filter),
        Buttons = [.. new[] { Own(turn, filter), Others(turn, filter) }.Where(static row => row.Length > 0).Select(static row => new ButtonRow([.. row]))],
    };

    private static Text Title(ProgrammeFilter filter) =>
        filter.County is { } county ? new Text("programmes.list.county", county.Name)
        : filter.Organisation is { } organisation ? new Text("programmes.list.organisation", organisation.Name)
        : "programmes.list.all";

    private static string Prefix(ProgrammeFilter filter) => filter switch
    {
        { County: { } county } => $"{CountyMark}{county.Code}:",
        { Organisation: { } organisation } => string.Create(CultureInfo.InvariantCulture, $"{OrganisationMark}{organisation.Id}:"),
        _ => "all:",
    };

    private Entry Entry(Programme one, TurnContext turn) => new(
        one.Name,
        string.Join(" · ", new[] { one.Organisation!.Name, text.Coverage(one, turn.Language), one.IsActive ? null : turn.Say("programmes.ended") }.OfType<string>()),
        ProgrammeButtons.Make(words, ShowProgrammeAction.Verb, one.Id, turn.Language));

    /// <summary>What the organisation of the list, or else whoever reads, can say.</summary>
    private Button[] Own(TurnContext turn, ProgrammeFilter filter)
    {
        var organisation = filter.Organisation?.Id ?? (filter.County is null ? turn.Actor.OrganisationId : null);
        return organisation is not { } id ? [] :
        [
            .. access.SpeaksFor(turn.Actor, id) ? [ProgrammeButtons.Make(words, AddProgrammeForm.FormName, id, turn.Language, ButtonStyle.Primary)] : Array.Empty<Button>(),
            .. filter.Organisation is not null ? [ProgrammeButtons.Make(words, ShowOrganisationAction.Verb, id, turn.Language)] : Array.Empty<Button>(),
        ];
    }

    private static Button[] Others(TurnContext turn, ProgrammeFilter filter) =>
    [
        .. filter == new ProgrammeFilter() ? [] : new[] { Filter(turn, new ProgrammeFilter(), "programmes.filter.all") },
        .. Counties.Find(turn.Actor.County) is { } county && county != filter.County ? [Filter(turn, new ProgrammeFilter(County: county), new Text("programmes.filter.county", county.Name))] : Array.Empty<Button>(),
        .. turn.Actor.OrganisationId is { } id && id != filter.Organisation?.Id
            ? [new Button(turn.Say("programmes.filter.own"), new Press(Verb, string.Create(CultureInfo.InvariantCulture, $"{OrganisationMark}{id}:0")))]
            : Array.Empty<Button>(),
    ];

    private static Button Filter(TurnContext turn, ProgrammeFilter filter, Text label) => new(turn.Say(label), new Press(Verb, $"{Prefix(filter)}0"));
}

/// <summary>"programmes Turkana" without a slash: a command only where what follows is a county or an organisation.</summary>
internal sealed class ProgrammeWords(CommandWords commands, ProgrammeLists lists) : ICommandReading
{
    private const int Longest = 120;

    public async Task<(string Name, string Argument)?> ReadAsync(string said, CancellationToken cancel)
    {
        var words = VisibleText.Trim(said).Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return said.Length <= Longest && words is [var first, var rest] && commands.Read(first) is (ProgrammePages.Verb, "") && !rest.Contains('?', StringComparison.Ordinal)
            && await lists.ReadAsync(rest, cancel) is not null
            ? (ProgrammePages.Verb, rest)
            : null;
    }
}
