using CoP.Community;
using CoP.Community.Search;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Search;

/// <summary>What members looked for and the community does not have, and how that goes from month to month.</summary>
internal sealed class GapPages(SearchHistory history, LocalTimes times)
{
    public const string Verb = "gaps";
    private const int Months = 6;

    public async Task<ListView<KnowledgeGap>?> ShowAsync(TurnContext turn, CancellationToken cancel) =>
        new("search.gaps.title", "search.gaps.none", history.Gaps(), gap => new Entry(
            gap.Plain,
            turn.Say(new Text("search.gaps.by", gap.People, times.Moment(gap.Last, turn.Language, turn.Member))),
            new Button(turn.Say("search.button.again"), new Press("find", Short(gap.Plain)))))
        {
            Hint = await TrendAsync(turn, cancel),
        };

    /// <summary>As <c>Nov 120/14 · Oct 98/20</c>: all, and those in vain.</summary>
    private async Task<Text?> TrendAsync(TurnContext turn, CancellationToken cancel)
    {
        var culture = Languages.Culture(turn.Language);
        var months = await history.MonthsAsync(Months, cancel);
        return months.Count == 0 ? default(Text?) : new Text("search.gaps.trend", string.Join(" · ", months.Select(month => string.Create(
            culture, $"{culture.DateTimeFormat.GetAbbreviatedMonthName(month.Month)} {month.InVain}/{month.All}"))));
    }

    /// <summary>As much as a button has room for.</summary>
    private static string Short(string words)
    {
        var fitting = words;
        while (System.Text.Encoding.UTF8.GetByteCount(fitting) > 30)
        {
            fitting = fitting.LastIndexOf(' ') is var space and > 0 ? fitting[..space] : fitting[..^1];
        }

        return fitting;
    }
}
