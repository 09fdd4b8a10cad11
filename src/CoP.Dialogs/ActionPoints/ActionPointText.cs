using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using Microsoft.Extensions.Options;

namespace CoP.Dialogs.ActionPoints;

/// <summary>How action points read in a line: who does it, by when, and how it stands.</summary>
internal sealed class ActionPointText(ActionSchedule schedule, ILocalizer words, TimeProvider clock, IOptions<CommunityOptions> options)
{
    /// <summary>So much stands before the words of an action where it only says who: "Ekidor Lomurut Nakale to".</summary>
    private const int LongestName = 40;

    public string Say(Text text, string language) => words.Say(text, language);

    /// <summary>Who does it, by when, and what else there is to know of it at a glance.</summary>
    public IEnumerable<string> Details(ActionPoint point, string language) => new[]
    {
        Who(point, language), By(point, language), State(point, language),
    }.OfType<string>();

    public string Who(ActionPoint point, string language) => point.IsOpen && point.Owner is { AwayUntil: { } until } owner && owner.IsAway(clock.GetUtcNow())
        ? words.Say(new Text("actions.away", WhoFor(point, language), WallClock.LastDayBefore(until, schedule.ZoneOf(owner)).ToString("d MMM", Languages.Culture(language))), language)
        : WhoFor(point, language);

    private string WhoFor(ActionPoint point, string language) => (point.Owner?.Name, point.Organisation?.Name) switch
    {
        ({ } owner, { } organisation) => words.Say(new Text("actions.whoFor", owner, organisation), language),
        (null, null) => words.Say("actions.nobody", language),
        (var owner, var organisation) => owner ?? organisation!,
    };

    /// <summary>Null where it has no day.</summary>
    public string? By(ActionPoint point, string language) => LastDay(point, language) is { } day ? words.Say(new Text("actions.by", day), language) : null;

    /// <inheritdoc cref="By"/>
    public string? LastDay(ActionPoint point, string language) => schedule.DueDay(point) is { } day ? Day(day, language) : null;

    /// <summary>Null where there is nothing to say of it: it is simply to be done.</summary>
    public string? State(ActionPoint point, string language) => point switch
    {
        { State: ActionPointState.Open, BlockedBy: not null } => words.Say("actions.blocked", language),
        _ when point.IsLate(clock.GetUtcNow()) => words.Say(new Text("actions.late", DaysLate(point)), language),
        { State: ActionPointState.Open } => null,
        _ => words.Say($"actions.state.{point.State}", language),
    };

    /// <summary>The sentence that something was read from. Null where that says no more than who does it, which is told beside: on a phone each line has its price.</summary>
    public static string? Sentence(string? detail, string words)
    {
        var (sentence, end) = (detail?.TrimEnd('.', ' '), words.TrimEnd('.', ' '));
        var isKnown = sentence is not null && sentence.EndsWith(end, StringComparison.OrdinalIgnoreCase) && sentence.Length - end.Length <= LongestName;
        return isKnown ? null : detail;
    }

    public static string Day(DateOnly day, string language) => day.ToString("ddd d MMM yyyy", Languages.Culture(language));

    /// <summary>The day on which it will be told of again.</summary>
    public static string? RestsUntil(ActionPoint point, string language) => point.SnoozedUntil is { } day ? Day(day, language) : null;

    /// <summary>A line for its owner, with the number that they call it by.</summary>
    public Paragraph Numbered(ActionPoint point, Member reader, string language) => new(string.Join(" · ", new[]
    {
        $"{point.Number}. {TextTruncation.Title(point.Words)}",
        point.OwnerId == reader.Id ? null : Who(point, language), By(point, language), State(point, language),
    }.OfType<string>()));

    private int DaysLate(ActionPoint point) => WallClock.Show(clock.GetUtcNow(), options.Value.Zone).Day.DayNumber - schedule.DueDay(point)!.Value.DayNumber;
}
