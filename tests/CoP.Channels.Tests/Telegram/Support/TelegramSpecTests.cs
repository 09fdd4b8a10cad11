using System.Text.Json;
using CoP.Testing.Specs;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Support;

/// <summary>The judge is judged first.</summary>
public sealed class TelegramSpecTests
{
    [SpecFact(TelegramSpec.FileName)]
    public void Call_ThatIsValid_HasNoFaults() => Assert.Empty(Faults(
        "sendMessage",
        """{"chat_id":1,"text":"<b>x</b>","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}}"""));

    [SpecFact(TelegramSpec.FileName)]
    public void Call_WithFaults_IsCaughtWithItsPath()
    {
        Assert.Equal(["sendMessage.text: missing"], Faults("sendMessage", """{"chat_id":1}"""));
        Assert.Equal(["sendMessage.markup: unknown"], Faults("sendMessage", """{"chat_id":1,"text":"x","markup":1}"""));
        Assert.Equal(["sendMessage.chat_id: not an integer"], Faults("sendMessage", """{"chat_id":true,"text":"x"}"""));
        Assert.Equal(["noSuchMethod: no such method"], Faults("noSuchMethod", "{}"));
        Assert.Contains("a button must have exactly one action", Keyboard("""{"text":"a"}"""));
        Assert.Contains("callback_data must be 1 to 64 bytes", Keyboard($$"""{"text":"a","callback_data":"{{new string('é', 33)}}"}"""));
        Assert.NotEmpty(Keyboard("""{"text":"a","callback_data":5}"""));
    }

    [Theory]
    [InlineData("<b>x</i>")]
    [InlineData("<b>x")]
    [InlineData("x</b>")]
    [InlineData("a < b")]
    [InlineData("a & b")]
    [InlineData("&nbsp;")]
    [InlineData("<br>")]
    [InlineData("<script>x</script>")]
    public void Html_ThatTheServerRefuses_IsCaught(string html) => Assert.NotNull(TelegramHtml.Parse(html).Fault);

    [Fact]
    public void Html_IsReadAsTheReaderSeesIt() =>
        Assert.Equal(("a <b> & c", null), TelegramHtml.Parse("<b>a <i>&lt;b&gt;</i></b> &amp; <a href=\"https://x.org\">c</a>"));

    private static IReadOnlyList<string> Keyboard(string button) =>
        Faults("sendMessage", $$"""{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{{button}}]]} }""");

    private static IReadOnlyList<string> Faults(string method, string body) =>
        TelegramSpec.Load()!.Faults(method, JsonDocument.Parse(body).RootElement);
}
