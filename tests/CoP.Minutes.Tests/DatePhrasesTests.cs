using CoP.Benchmarks.Minutes;
using Xunit;

namespace CoP.Minutes.Tests;

/// <summary>What people say of days means the days that people mean.</summary>
public sealed class DatePhrasesTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    /// <summary>Those that the rules were tried on, and the third that they were not.</summary>
    [Theory]
    [InlineData(false, 106, 106)]
    [InlineData(true, 53, 51)]
    public void Find_OfTheSet_MeansTheDaysThatPeopleMean(bool held, int phrases, int right)
    {
        var set = SampleLines.Phrases(Path.Combine(AppContext.BaseDirectory, "Set", "dates.jsonl")).Where(sample => sample.Held == held).ToList();
        Assert.Equal(phrases, set.Count);
        Assert.InRange(set.Count(static sample => DatePhrases.Find(sample.Text, sample.Language, sample.Now!.Value) is var found && (found?.Start, found?.End) == (sample.Start, sample.End)), right, phrases);
    }

    [Theory]
    [InlineData("by COB Friday", "2026-11-27")]
    [InlineData("by the end of the first quarter of FY 2026/2027", "2026-09-30")]
    [InlineData("within six (6) months", "2027-05-26")]
    [InlineData("in the next 2-3 weeks", "2026-12-17")]
    [InlineData("by Sept. 15", "2027-09-15")]
    [InlineData("Thursday next week", "2026-12-03")]
    [InlineData("by the last Friday of the month", "2026-11-27")]
    [InlineData("the week commencing 7 December", "2026-12-13")]
    [InlineData("14 Nov 26", "2026-11-14")]
    [InlineData("11/25/2026", "2026-11-25")]
    [InlineData("kabla ya tarehe 10 mwezi ujao", "2026-12-09")]
    [InlineData("wiki mbili kuanzia leo", "2026-12-10")]
    [InlineData("tutamaliza by Friday", "2026-11-27")]
    [InlineData("vendredi de la semaine prochaine", "2026-12-04")]
    [InlineData("primera quincena de diciembre", "2026-12-15")]
    [InlineData("en 15 días hábiles", "2026-12-17")]
    public void Find_WhateverTheLanguage_SaysTheLastDay(string said, string end) =>
        Assert.Equal(end, DatePhrases.Find(said, null, Thursday)?.End.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("The march on the ministry may be long.")]
    [InlineData("It is open 24/7, from 9.30 to 10:15.")]
    [InlineData("Version 3.5.1 costs $2,027.")]
    [InlineData("See the 15th floor and chapter 3, page 12.")]
    [InlineData("We sat and the sun was hot.")]
    [InlineData("Every quarter we meet for 2 weeks.")]
    public void Find_WhatOnlyLooksLikeADay_IsNone(string said) => Assert.Null(DatePhrases.Find(said, "en", Thursday));

    [Fact]
    public void Find_OfSeveral_TakesTheOneThatSaysUntilWhen()
    {
        var found = DatePhrases.Find("Circulate the minutes of 3 November 2026 by 1 December", "en", Thursday)!;
        Assert.Equal((new DateOnly(2026, 12, 1), true, "by 1 December"), (found.End, found.IsDeadline, "Circulate the minutes of 3 November 2026 by 1 December".Substring(found.At, found.Length)));
    }

    [Fact]
    public void FindAll_WhateverIsWritten_StaysInsideTheText()
    {
        foreach (var text in RandomTexts.Of(600, seed: 7))
        {
            foreach (var today in new[] { DateOnly.MinValue, Thursday, DateOnly.MaxValue })
            {
                var end = 0;
                foreach (var phrase in DatePhrases.FindAll(text, null, today))
                {
                    Assert.InRange(phrase.At, end, text.Length - phrase.Length);
                    Assert.True(phrase.Start <= phrase.End);
                    end = phrase.At + phrase.Length;
                }
            }
        }
    }
}
