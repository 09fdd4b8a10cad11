using Microsoft.Extensions.Time.Testing;

namespace CoP.Extraction.Tests;

/// <summary>Text as it comes together.</summary>
public sealed class CollectedTextTests
{
    [Theory]
    [InlineData("a  b\t\u00A0c", "a b c")]
    [InlineData("a\r\nb\u2028c", "a\nb\nc")]
    [InlineData(" \n a \n\n \n b \n ", "a\n\nb")]
    [InlineData("a\u00ADb\uFEFF\u202E\u0000\u001B", "ab")]
    [InlineData("e\u0301", "é")]
    public void Text_IsMadePlain(string given, string plain) => Assert.Equal(plain, Collect(given).ToString());

    [Fact]
    public void Character_InTwoPieces_IsKept() => Assert.Equal("👩", Collect("\uD83D", "\uDC69").ToString());

    [Fact]
    public void HalfACharacter_IsLeftOut() => Assert.Equal("ab", Collect("a\uD83D", "b\uDC69").ToString());

    [Fact]
    public void Signs_OnOneLetter_AreFew() => Assert.InRange(Collect("a" + new string('\u0323', 1000) + "b").ToString().Length, 2, 20);

    [Fact]
    public void Text_IsFull_WhenThereIsEnough()
    {
        var text = Collect(new string('a', ExtractedText.MaxLength));

        Assert.True(text.IsFull);
        text.Add("b");
        Assert.Equal(ExtractedText.MaxLength, text.ToString().Length);
    }

    [Fact]
    public void Text_IsFull_WhenTimeIsUp_AndSaysThatThereIsMore()
    {
        var clock = new FakeTimeProvider();
        var text = new CollectedText(clock, TimeSpan.FromSeconds(6));
        Assert.False(text.IsFull);

        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.True(text.IsFull);
        Assert.True(text.IsCut);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \n", null)]
    [InlineData("Inua\r\nJamii", "Inua Jamii")]
    public void Property_IsOneLine(string? given, string? line) => Assert.Equal(line, CollectedText.Property(given));

    [Fact]
    public void Property_IsCut_ButNotWithinACharacter()
    {
        var cut = CollectedText.Property("a" + string.Concat(Enumerable.Repeat("👩", 1000)))!;

        Assert.Equal((ExtractedText.MaxPropertyLength - 1, true), (cut.Length, char.IsLowSurrogate(cut[^1])));
    }

    private static CollectedText Collect(params string[] pieces)
    {
        var text = new CollectedText(TimeProvider.System, TimeSpan.FromSeconds(60));
        Array.ForEach(pieces, piece => text.Add(piece));
        return text;
    }
}
