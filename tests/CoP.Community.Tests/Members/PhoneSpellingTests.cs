namespace CoP.Community.Tests.Members;

public sealed class PhoneSpellingTests
{
    /// <summary>The prefixes of mobile numbers by operator, from Kenya's national numbering plan; after each come six digits.</summary>
    private static readonly Dictionary<string, IEnumerable<int>> Operators = new()
    {
        ["Safaricom"] = [.. Range(110, 117), .. Range(700, 729), .. Range(740, 743), 745, 746, 748, .. Range(757, 759), 768, 769, .. Range(790, 799)],
        ["Airtel"] = [.. Range(100, 108), .. Range(730, 739), .. Range(750, 756), 762, .. Range(780, 789)],
        ["Telkom"] = [.. Range(770, 779)],
        ["Equitel"] = [.. Range(763, 766)],
        ["Faiba (Jamii)"] = [747],
        ["Sema"] = [767],
        ["Homeland Media"] = [744],
        ["Mobile Pay"] = [760],
        ["Eferio"] = [761],
    };

    /// <summary>As people write them: from the digits after the country.</summary>
    private static readonly Func<string, string>[] Spellings =
    [
        static local => $"0{local}",
        static local => local,
        static local => $"+254 {local[..3]} {local[3..6]} {local[6..]}",
        static local => $"00254-{local[..3]}-{local[3..]}",
        static local => $"254{local}",
        static local => $"(0{local[..3]})\u00A0{local[3..6]}.{local[6..]}",
    ];

    [Fact]
    public void Normal_OfEveryOperatorsNumbersInSixSpellings_IsTheOneInE164()
    {
        var numbers = Operators.Values.SelectMany(static prefixes => prefixes).SelectMany(static prefix => new[] { $"{prefix}123456", $"{prefix}000000", $"{prefix}999999" }).ToList();
        var wrong = numbers.SelectMany(number => Spellings.Select(spell => (Written: spell(number), Meant: $"+254{number}")))
            .Where(static one => PhoneSpelling.Normal(one.Written) != one.Meant).ToList();

        Assert.Empty(wrong);
        Assert.Equal((9, 116, 2088), (Operators.Count, numbers.Count / 3, numbers.Count * Spellings.Length));
    }

    [Theory]
    [InlineData("+254 (0) 712 345 678", "+254712345678")]
    [InlineData("000254 712 345 678", "+254712345678")]
    [InlineData("(+254) 712-345-678", "+254712345678")]
    [InlineData("0712\u2013345\u2013678", "+254712345678")]
    [InlineData("\u200E+254\u202F712\u202F345\u202F678\u202C", "+254712345678")]
    [InlineData("'0712345678", "+254712345678")]
    [InlineData("020 222 2222", "+254202222222")]
    [InlineData("+256 772 123456", "+256772123456")]
    [InlineData("00 44 20 7946 0018", "+442079460018")]
    [InlineData("+41 (0)44 668 18 00", "+41446681800")]
    public void Normal_OfOtherSpellingsAndCountries_IsE164(string written, string meant) => Assert.Equal(meant, PhoneSpelling.Normal(written));

    [Theory]
    [InlineData("254712345678", "+254712345678")]
    [InlineData("+254712345678", "+254712345678")]
    [InlineData("447911123456", "+447911123456")]
    public void International_NeedsNoPlus(string given, string meant) => Assert.Equal(meant, PhoneSpelling.International(given));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0712")]
    [InlineData("07123456789012")]
    [InlineData("+999 712 345 678")]
    [InlineData("0800 FLOWERS")]
    [InlineData("2.54712E+11")]
    [InlineData("0712345678 0722345678")]
    [InlineData("wanjiru@wfp.example")]
    public void Normal_OfWhatIsNoNumber_IsNull(string? written) => Assert.Null(PhoneSpelling.Normal(written));

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, last - first + 1);
}
