using System.Globalization;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A day, as <c>yyyy-MM-dd</c>. Typed dates need their year: guessing it would need a clock.</summary>
public sealed record DateField(string Id, Text Prompt) : Field(Id, Prompt)
{
    private static readonly string[] Common =
        [LocalTimes.DayFormat, "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "MMMM d, yyyy", "d 'de' MMMM 'de' yyyy"];

    public override FieldReading Accept(string value) =>
        DateOnly.TryParseExact(value, LocalTimes.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new FieldReading.Understood(value)
            : new FieldReading.NotUnderstood("forms.problem.notADate");

    internal override FieldReading Hear(string said, Localizer localizer)
    {
        var culture = localizer.Culture;
        string[] patterns = [.. Common, .. culture.DateTimeFormat.GetAllDateTimePatterns('d'), .. culture.DateTimeFormat.GetAllDateTimePatterns('D')];
        return DateOnly.TryParseExact(said.Trim(), patterns, culture, DateTimeStyles.AllowWhiteSpaces, out var date)
            ? new FieldReading.Understood(date.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture))
            : new FieldReading.NotUnderstood("forms.problem.notADate");
    }

    internal override string Show(string value, Localizer localizer) =>
        DateOnly.ParseExact(value, LocalTimes.DayFormat, CultureInfo.InvariantCulture).ToString("D", localizer.Culture);
}
