using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using Xunit;

namespace CoP.Dialogs.Tests.Forms;

/// <summary>What people say of days, in the field that asks for one. It is said on Saturday, 28 November 2026.</summary>
public sealed class DateFieldTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData("en", "24/12/2026", "2026-12-24")]
    [InlineData("en", "tomorrow", "2026-11-29")]
    [InlineData("en", "14 Dec", "2026-12-14")]
    [InlineData("en", " By the 15th. ", "2026-12-15")]
    [InlineData("sw", "kesho kutwa", "2026-11-30")]
    [InlineData("sw", "Ijumaa ijayo", "2026-12-04")]
    [InlineData("fr", "vendredi prochain", "2026-12-04")]
    [InlineData("es", "mañana", "2026-11-29")]
    [InlineData("es", "24 de diciembre de 2026", "2026-12-24")]
    [InlineData("en", "next week", "forms.problem.severalDays")]
    [InlineData("en", "see you next Friday", "forms.problem.notADate")]
    [InlineData("en", "as soon as possible", "forms.problem.notADate")]
    [InlineData("en", "gibberish", "forms.problem.notADate")]
    public void Day_IsUnderstoodAsItIsSaid(string language, string said, string expected) => Assert.Equal(expected, Hear(language, said, isLast: false, Today));

    [Theory]
    [InlineData("en", "next week", "2026-12-06")]
    [InlineData("en", "by end of January", "2027-01-31")]
    [InlineData("sw", "mwisho wa mwezi", "2026-11-30")]
    [InlineData("fr", "d’ici fin mars", "2027-03-31")]
    [InlineData("es", "para finales de diciembre", "2026-12-31")]
    public void LastDay_OfSeveral_IsTheLast(string language, string said, string expected) => Assert.Equal(expected, Hear(language, said, isLast: true, Today));

    [Fact]
    public void WithoutADay_OnlyWholeDatesAreUnderstood()
    {
        Assert.Equal("forms.problem.notADate", Hear("en", "tomorrow", isLast: false, today: null));
        Assert.Equal("2026-12-24", Hear("en", "24 December 2026", isLast: false, today: null));
    }

    private static string Hear(string language, string said, bool isLast, DateOnly? today) => new DateField("day", "x") { IsLast = isLast }.Hear(said, new Localizer(Talk.Words, language, today)) switch
    {
        FieldReading.Understood(var value) => value!,
        FieldReading.NotUnderstood(var problem) => problem.Key,
        _ => "",
    };
}
