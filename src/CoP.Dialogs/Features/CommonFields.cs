using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Features;

/// <summary>Questions that the forms of several features ask, each with its own words.</summary>
internal static class CommonFields
{
    public const string CountyId = "county";
    public const string GroupId = "group";

    public const string DayId = "date";
    public const string TimeId = "time";
    public const string LastDayId = "until";

    /// <summary>The value of the county field that stands for the whole country.</summary>
    public const string National = "000";

    public static ChoiceField County(Text prompt, Text label, Text national) =>
        new(CountyId, prompt, [new Option(National, national), .. Counties.All.Select(static county => new Option(county.Code, Text.Verbatim(county.Name)))]) { Label = label };

    /// <summary>Reads the county field: null for national.</summary>
    public static string? CountyOf(Answers answers) => answers[CountyId] is { } code && code != National ? code : null;

    public static ChoiceField Group(IEnumerable<Group> groups, string language, Text prompt, Text label) =>
        new(GroupId, prompt, [.. groups.Select(group => new Option(group.Slug, Text.Verbatim(group.Name(language))))]) { Label = label };

    /// <summary>A day and a time of it, by the clocks of whoever is asked; the hint names them.</summary>
    public static ImmutableArray<Field> DayAndTime(Text day, Text dayLabel, Text time, Text timeLabel, Text timeHint) =>
    [
        new DateField(DayId, day) { Label = dayLabel },
        new TimeField(TimeId, time) { Label = timeLabel, Hint = timeHint },
    ];

    /// <summary>Reads the fields of <see cref="DayAndTime"/>; null while one of them has no answer.</summary>
    public static DateTimeOffset? InstantOf(Answers answers, LocalTimes times, Member member) =>
        answers[DayId] is { } day && answers[TimeId] is { } time ? times.Read(day, time, member) : null;

    /// <summary>The fields of <see cref="DayAndTime"/> filled in.</summary>
    public static Answers AnswersOf(DateTimeOffset at, LocalTimes times, Member member)
    {
        var (day, time) = times.Write(at, member);
        return Answers.None.With(DayId, day).With(TimeId, time);
    }

    /// <summary>What is suggested: tomorrow at nine.</summary>
    public static Answers Tomorrow(DateTimeOffset now, LocalTimes times, Member member) => AnswersOf(now.AddDays(1), times, member).With(TimeId, "09:00");

    /// <summary>A last day, which is theirs to its end.</summary>
    public static DateField LastDay(Text prompt, Text label, Text hint) => new(LastDayId, prompt) { Label = label, Hint = hint, IsLast = true };

    /// <summary>Reads the last day: the instant at which it is over, or null for none.</summary>
    public static DateTimeOffset? EndOf(Answers answers, LocalTimes times, Member member) =>
        answers[LastDayId] is { } day ? times.ReadEnd(day, member) : null;

    /// <summary>Why somebody does something to what is another's.</summary>
    public static TextField Reason(string id, Text prompt) => new(id, prompt) { MaxLength = 500, Multiline = true };

    /// <summary>One member, looked up by name or organisation.</summary>
    public static LookupField Member(string id, Text prompt) => new(id, prompt, "members");
}
