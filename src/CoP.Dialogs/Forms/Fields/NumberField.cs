using System.Globalization;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms.Fields;

/// <summary>A number, stored with a point for decimals and no groups.</summary>
public sealed record NumberField(string Id, Text Prompt) : Field(Id, Prompt)
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>A year of the calendar: written as it is, without groups of digits.</summary>
    public bool IsYear { get; init; }

    public override FieldReading Accept(string value) =>
        decimal.TryParse(value, Style, CultureInfo.InvariantCulture, out var number)
            ? InRange(number)
            : new FieldReading.NotUnderstood("forms.problem.notANumber");

    internal override FieldReading Hear(string said, Localizer localizer)
    {
        var close = string.Concat(said.Where(static letter => !char.IsWhiteSpace(letter)));
        return decimal.TryParse(Ungrouped(close, localizer.Culture.NumberFormat), Style, localizer.Culture, out var number)
            ? InRange(number)
            : Accept(close);
    }

    internal override string Show(string value, Localizer localizer) =>
        IsYear ? value : decimal.Parse(value, CultureInfo.InvariantCulture).ToString("#,0.##########", localizer.Culture);

    // Groups count only where each has three digits: "1,5" is not fifteen.
    private static string Ungrouped(string said, NumberFormatInfo format)
    {
        var whole = said.Split(format.NumberDecimalSeparator)[0].Split(format.NumberGroupSeparator);
        return whole is [{ Length: > 0 and <= 4 }, _, ..] && whole.Skip(1).All(static group => group.Length == 3)
            ? said.Replace(format.NumberGroupSeparator, "", StringComparison.Ordinal)
            : said;
    }

    private object Bound(decimal bound) => IsYear ? bound.ToString(CultureInfo.InvariantCulture) : bound;

    private FieldReading InRange(decimal number) => number switch
    {
        _ when Min is { } min && number < min => new FieldReading.NotUnderstood(new("forms.problem.tooSmall", Bound(min))),
        _ when Max is { } max && number > max => new FieldReading.NotUnderstood(new("forms.problem.tooLarge", Bound(max))),
        _ => new FieldReading.Understood(number.ToString(CultureInfo.InvariantCulture)),
    };
}
