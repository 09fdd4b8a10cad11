using System.Text;
using System.Text.Json;
using CoP.Channels.Reading;
using Xunit;

namespace CoP.Channels.Tests.Reading;

public sealed class UnicodeTextTests
{
    [Theory]
    [InlineData("""{"a":"plain"}""", true, null)]
    [InlineData("""{"a":"\ud83d\ude00 \\ud800 \"x\" \u00e9"}""", true, null)]
    [InlineData("""{"a":"\ud83d"}""", false, """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\uDE00 x"}""", false, """{"a":"\ufffd x"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", false, """{"a":"\ufffd\ud83d\ude00"}""")]
    [InlineData("""{"\ud800":"\\\ud800\u0041"}""", false, """{"\ufffd":"\\\ufffd\u0041"}""")]
    [InlineData("""{"a":"x\u0000y"}""", true, """{"a":"x\ufffdy"}""")]
    [InlineData("""{"a":"\ud8""", true, null)]
    [InlineData("\"\\", true, null)]
    public void Json_WhoseStringsAreNoText_IsKnown_AndRepaired(string json, bool isWellFormed, string? repaired)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        Assert.Equal(isWellFormed, UnicodeText.IsWellFormed(bytes));
        Assert.Equal(repaired ?? json, Encoding.UTF8.GetString(UnicodeText.Repaired(bytes).Span));
    }

    [Fact]
    public void Bytes_ThatAreNoUtf8_AreKnown_AndRepaired()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xC3, .. "\"}"u8];

        Assert.False(UnicodeText.IsWellFormed(json));
        Assert.Equal("\uFFFD", JsonDocument.Parse(UnicodeText.Repaired(json)).RootElement.GetProperty("a").GetString());
    }
}
