using System.Collections.Immutable;
using CoP.Channels.Telegram.Rendering;
using CoP.Testing.Specs;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Rendering;

public sealed class SplitterTests
{
    private static readonly string[] Pieces =
        ["a", "word ", "Sentence. ", "\n", "\n\n", "<b>", "&amp;", "&", "🚀", "é", "x y ", "</b>", "\"", "ñandú", "long-word-without-end"];

    [Fact]
    public void Parts_OfAnyText_AreShortParseableAndLoseNothing()
    {
        var runs = Gen.Elements(Pieces).ListOf()
            .Select(pieces => string.Concat(pieces))
            .SelectMany(text => Gen.Elements(Enum.GetValues<RunStyle>()).Select(style => new TextSpan(text, style)))
            .ListOf();
        Prop.ForAll(runs.ToArbitrary(), list => Holds([.. list], 40)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Cut_IsBehindAParagraph_ElseASentence_ElseAWord()
    {
        Assert.Equal(["aaaa aaaa.\n\n", "bb bb bb."], Texts("aaaa aaaa.\n\nbb bb bb.", 16));
        Assert.Equal(["One two. Three. ", "four five"], Texts("One two. Three. four five", 18));
        Assert.Equal(["alpha beta ", "gammadelta"], Texts("alpha beta gammadelta", 14));
    }

    [Fact]
    public void Cut_WhereNothingElseFits_SparesSurrogatePairs() => Assert.Equal(["aaa", "🚀🚀", "🚀"], Texts("aaa🚀🚀🚀", 4));

    [Fact]
    public void Style_ThatSpansACut_IsClosedAndOpenedAgain()
    {
        var parts = Splitter.Split([new TextSpan("aaaa bbbb", RunStyle.Bold)], 6);
        Assert.Equal(["<b>aaaa </b>", "<b>bbbb</b>"], parts.Select(part => Html.Write(part)));
    }

    [Fact]
    public void Text_OfExactlyTheLimit_IsOnePart()
    {
        Assert.Single(Splitter.Split([new TextSpan(new string('x', 4096))]));
        Assert.Equal(2, Splitter.Split([new TextSpan(new string('x', 4097))]).Length);
    }

    private static IEnumerable<string> Texts(string text, int limit) =>
        Splitter.Split([new TextSpan(text)], limit).Select(part => string.Concat(part.Select(run => run.Text)));

    private static bool Holds(ImmutableArray<TextSpan> runs, int limit)
    {
        var parts = Splitter.Split(runs, limit).Select(part => TelegramHtml.Parse(Html.Write(part))).ToList();
        var (whole, again) = (string.Concat(runs.Select(run => run.Text)), string.Concat(parts.Select(part => part.Text)));
        return parts.All(part => part.Fault is null && part.Text.Length <= limit && !char.IsLowSurrogate(part.Text[0]))
            && Dense(whole) == Dense(again);
    }

    private static string Dense(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
