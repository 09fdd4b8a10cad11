using System.Globalization;
using CoP.Dialogs.Localization;
using CoP.Minutes;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A day, as <c>yyyy-MM-dd</c>; typed as a date, or said in words that are understood by the day on which they are said.</summary>
public sealed record DateField(string Id, Text Prompt) : Field(Id, Prompt)
{
    private const int LongestInWords = 80;
    private static readonly char[] Around = [' ', '.', ',', '!', '?', '\n', '\t'];

    private static readonly string[] Common =
        [LocalTimes.DayFormat, "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy"];

    /// <summary>A last day: of several, as in "next week", the last is meant.</summary>
    public bool IsLast { get; init; }

    public override FieldReading Accept(string value) =>
        DateOnly.TryParseExact(value, LocalTimes.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new FieldReading.Understood(value)
            : new FieldReading.NotUnderstood("forms.problem.notADate");

    internal override FieldReading Hear(string said, Localizer localizer)
    {
        var culture = localizer.Culture;
        string[] patterns = [.. Common, .. culture.DateTimeFormat.GetAllDateTimePatterns('d'), .. culture.DateTimeFormat.GetAllDateTimePatterns('D')];
        return DateOnly.TryParseExact(said.Trim(), patterns, culture, DateTimeStyles.AllowWhiteSpaces, out var date)
            ? Understood(date)
            : InWords(said, localizer);
    }

    /// <summary>"Next Friday", "mwisho wa mwezi": only where nothing else is said, since the words may be meant for somebody else.</summary>
    private FieldReading InWords(string said, Localizer localizer) =>
        localizer.Today is not { } today || said.Length > LongestInWords || DatePhrases.Find(said, localizer.Language, today) is not { IsUrgency: false } phrase || Beside(said, phrase).Trim(Around).Length > 0
            ? new FieldReading.NotUnderstood("forms.problem.notADate")
            : IsLast || phrase.Start == phrase.End ? Understood(phrase.End) : new FieldReading.NotUnderstood("forms.problem.severalDays");

    private static string Beside(string said, DatePhrase phrase) => said.Remove(phrase.At, phrase.Length);

    private static FieldReading.Understood Understood(DateOnly day) => new(day.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture));

    internal override string Show(string value, Localizer localizer) =>
        DateOnly.ParseExact(value, LocalTimes.DayFormat, CultureInfo.InvariantCulture).ToString("D", localizer.Culture);
}
