using CoP.Dialogs.Messages.Formatting;
using Xunit;

namespace CoP.Dialogs.Tests.Messages.Formatting;

public sealed class LightMarkupTests
{
    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData("**bold** and *soft*", "<b>bold</b> and <i>soft</i>")]
    [InlineData("***both***", "<bi>both</bi>")]
    [InlineData("One\n\nTwo", "One¶Two")]
    [InlineData("One\nTwo", "One⏎Two")]
    [InlineData("- pen\n- paper", "0• pen¶0• paper")]
    [InlineData("Bring:\n- pen\n  - red", "Bring:¶0• pen¶1• red")]
    [InlineData("- pen\nRead [here](https://x.go.ke).", "0• pen¶Read <a https://x.go.ke>here</a>.")]
    [InlineData("1. pen\n2. paper\nThat is all.\nThank you", "01. pen¶02. paper¶That is all.⏎Thank you")]
    [InlineData("- a pen\n  that writes\n\n- paper", "0• a pen⏎that writes¶0• paper")]
    [InlineData("- pen\r\nBye", "0• pen¶Bye")]
    [InlineData("3. third\n4. fourth", "03. third¶04. fourth")]
    [InlineData("See [the form](https://x.go.ke/a?b=1&c=2).", "See <a https://x.go.ke/a?b=1&c=2>the form</a>.")]
    [InlineData("See https://x.go.ke/a.", "See <a https://x.go.ke/a>https://x.go.ke/a</a>.")]
    [InlineData("[write](mailto:info@x.go.ke)", "<a mailto:info@x.go.ke>write</a>")]
    public void Read_WhatIsMarkup_IsUnderstood(string markup, string expected) => Assert.Equal(expected, Shown(markup));

    [Theory]
    [InlineData("# Title")]
    [InlineData("<b>x</b> & <script>alert(1)</script>")]
    [InlineData("&lt;b&gt; &amp; &#106;")]
    [InlineData("snake_case_name and _soft_")]
    [InlineData("`code` ~~gone~~")]
    [InlineData("> quoted")]
    [InlineData("a * b * c ** d")]
    [InlineData("| a | b |")]
    [InlineData("**open")]
    [InlineData("C:\\temp\\new")]
    [InlineData("[ref]: https://evil.example")]
    [InlineData("![x](https://evil.example/pixel.gif)")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](data:text/html,x)")]
    [InlineData("[click](tg://user?id=1)")]
    [InlineData("[click](https://bank.example@evil.example/)")]
    [InlineData("[click](//evil.example)")]
    public void Read_WhatIsNoMarkup_IsLiteral(string words) => Assert.Equal(words, Shown(words));

    [Theory]
    [InlineData("```\nx\n```")]
    [InlineData("Title\n=====")]
    [InlineData("a\n\n---\n\nb")]
    public void Read_WhatOtherDialectsMark_KeepsItsWords(string words) =>
        Assert.Equal(words.Replace("\n\n", "¶").Replace("\n", "⏎"), Shown(words));

    [Fact]
    public void Read_WhenNestedTooDeep_IsLiteral()
    {
        var deep = string.Concat(Enumerable.Repeat("- ", 400)) + "x";

        Assert.Equal(deep, Shown(deep));
    }

    [Fact]
    public void Read_WhenThereAreOnlyMarks_EndsSoon() =>
        Assert.NotEmpty(LightMarkup.Read(string.Concat(Enumerable.Repeat("*[**](", 2000))));

    [Theory]
    [InlineData("2 * 3 * 4 [x](y) <b> \\ done")]
    [InlineData("- no list\n+ none either\n1 thing")]
    [InlineData("12. September is the day")]
    public void Escape_WhateverTheWords_ReadsAsThem(string words) =>
        Assert.Equal(words, string.Join('\n', LightMarkup.Read(LightMarkup.Escape(words)).Select(passage => Assert.IsType<Passage>(passage).Text)));

    [Fact]
    public void Write_WhenReadAgain_GivesTheSameSpans()
    {
        Span[] spans = [new("Come to "), new("the *meeting* ", Bold: true), new("or "), new("write", Link: new Uri("https://x.go.ke/(a)")), new(" soon", Italic: true)];

        var read = Assert.Single(LightMarkup.Read(MarkupWriter.Write(spans)));

        Assert.Equal("Come to the *meeting* or write soon", read.Text);
        Assert.Contains(read.Spans, span => span is { Bold: true, Text: "the *meeting*" });
        Assert.Contains(read.Spans, span => span.Link?.AbsoluteUri == "https://x.go.ke/(a)");
        Assert.Contains(read.Spans, span => span is { Italic: true, Text: "soon" });
    }

    private static string Shown(string markup) => string.Join('¶', LightMarkup.Read(markup).Select(Shown));

    private static string Shown(Passage passage) =>
        (passage.Mark is { } mark ? $"{mark.Depth}{mark.Text} " : "") + string.Concat(passage.Spans.Select(Shown)).Replace("\n", "⏎");

    private static string Shown(Span span) => span switch
    {
        { Link: { } link } => $"<a {link.OriginalString}>{span.Text}</a>",
        { Bold: true, Italic: true } => $"<bi>{span.Text}</bi>",
        { Bold: true } => $"<b>{span.Text}</b>",
        { Italic: true } => $"<i>{span.Text}</i>",
        _ => span.Text,
    };
}
