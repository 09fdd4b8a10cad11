using System.Globalization;
using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Roundtables;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Roundtables;

/// <summary>What is said of a roundtable or a group's meeting, wherever it stands.</summary>
internal sealed class CycleText(ILocalizer words, LocalTimes times, CycleCalendar calendar)
{
    public string Say(Text text, string language) => words.Say(text, language);

    public string Title(MeetingCycle cycle, string language)
    {
        var month = calendar.DayOf(cycle.StartsAt).ToString("Y", Languages.Culture(language));
        return Say(cycle.Group is { } group ? new Text("roundtable.title.group", group.Name(language), month) : new Text("roundtable.title", month), language);
    }

    public string When(MeetingCycle cycle, string language, Member? reader) => times.Span(cycle.StartsAt, cycle.EndsAt, language, reader);

    public string Moment(DateTimeOffset at, string language, Member? reader) => times.WeekdayAndTime(at, language, reader);

    /// <summary>The time and what it is.</summary>
    public string Line(AgendaItem item, MeetingCycle cycle, string language) => $"{LocalTimes.Time(item.At)} {Words(item, cycle, language)}";

    public string Words(AgendaItem item, MeetingCycle cycle, string language) => item switch
    {
        { Words: { } written } => written,
        { GroupId: { } group } => cycle.Contributions.Find(one => one.GroupId == group)?.Group?.Name(language) ?? "",
        _ => Say($"roundtable.agenda.{item.Part}", language),
    };

    public Button Button(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) => Button(verb, Number(id), language, style);

    public Button Button(string verb, string argument, string language, ButtonStyle style = ButtonStyle.Default) => new(Say($"roundtable.button.{verb}", language), new Press(verb, argument), style);

    public static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
