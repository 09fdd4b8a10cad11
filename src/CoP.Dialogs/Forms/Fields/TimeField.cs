using System.Globalization;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A time of day, as <c>HH:mm</c>, spoken by the 24-hour clock.</summary>
public sealed record TimeField(string Id, Text Prompt) : Field(Id, Prompt)
{
    private static readonly string[] Patterns = ["H:mm", "H.mm", "H'h'mm", "H'h'", "HHmm", "h:mmtt", "h.mmtt", "htt"];

    public override FieldReading Accept(string value) =>
        TimeOnly.TryParseExact(value, LocalTimes.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new FieldReading.Understood(value)
            : new FieldReading.NotUnderstood("forms.problem.notATime");

    internal override FieldReading Hear(string said, Localizer localizer)
    {
        var close = said.Replace(" ", "", StringComparison.Ordinal);
        return TimeOnly.TryParseExact(close, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new FieldReading.Understood(LocalTimes.Time(time))
            : new FieldReading.NotUnderstood("forms.problem.notATime");
    }
}
