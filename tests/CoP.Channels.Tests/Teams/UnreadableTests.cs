using System.Text;
using System.Text.Json.Nodes;
using CoP.Community;
using CoP.Dialogs.Turns;
using CoP.Testing.Teams;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Channels.Tests.Teams;

/// <summary>What is no activity is answered with a status and nothing else; when Teams itself brought it, it is kept as it came.</summary>
public sealed class UnreadableTests
{
    private const string Half = """{"type":"\ud800"}""";

    [Theory]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"type":"message","from":{"name":"\ude00"}}""")]
    [InlineData("""{"\ud800":1,"type":"message"}""")]
    [InlineData("""{"type":"message","value":{"press":"\ud83dx"}}""")]
    [InlineData("""{"type":"message","text":"cut off""")]
    [InlineData("""{"type":"message","type":"invoke"}""")]
    public async Task Body_FromTeams_ThatCannotBeRead_IsKept_AndAnswered400WithNothingElse(string body)
    {
        await using var host = await TeamsHost.StartAsync();
        using var response = await TeamsPerson.PostAsync(host.Base, body, $"Bearer {host.Person.Token(host.Person.Message("x"))}");

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(body, Assert.Single(host.Unread.All).Raw);
        Assert.Empty(host.Turns.Incoming);
    }

    [Theory]
    [InlineData(null, Half, 400)]
    [InlineData("Bearer a.b.c", Half, 400)]
    [InlineData("Bearer a.b.c", """{"type":"message"}""", 401)]
    [InlineData("Bearer {\"alg\":\"RS256\",\"kid\":\"\\ud800\"}", """{"type":"message"}""", 401)]
    [InlineData("Bearer {\"alg\":\"\\ud800\",\"kid\":\"1\"}", """{"type":"message"}""", 401)]
    [InlineData("Bearer {\"alg\":\"RS256\",\"kid\":\"1\",\"x\":1e999}", """{"type":"message"}""", 401)]
    public async Task Body_FromAStranger_IsNotKept(string? authorization, string body, int expected)
    {
        await using var host = await TeamsHost.StartAsync();
        var header = authorization?.Split(' ', 2) is ["Bearer", ['{', ..] head] ? $"Bearer {Encode(head)}.{Encode("{\"iss\":\"\\udfff\"}")}.AAAA" : authorization;
        using var response = await TeamsPerson.PostAsync(host.Base, body, header);

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Empty(host.Unread.All);
    }

    [Fact]
    public async Task Kept_IsReadLater_ButOnlyFromOurTenantAndAKnownHost()
    {
        await using var host = await TeamsHost.StartAsync();
        var reader = host.Services.GetRequiredKeyedService<IRawEventParser>(ChannelNames.Teams);
        var raw = host.Person.Message("hello @").ToJsonString().Replace("@", "\\ud83d", StringComparison.Ordinal);
        var foreign = JsonNode.Parse(host.Person.Message("hello").ToJsonString())!;
        foreign["conversation"]!["tenantId"] = Guid.Empty.ToString();

        Assert.Equal("hello \uFFFD", Assert.IsType<MessageReceived>(reader.Read(raw)?.What).Text);
        Assert.Null(reader.Read(foreign.ToJsonString()));
        Assert.Null(reader.Read(raw.Replace("http://127.0.0.1", "https://evil.example", StringComparison.Ordinal)));
        Assert.Null(reader.Read(Half));
    }

    [Fact]
    public async Task Nul_InAText_BecomesAMark()
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.Equal(200, await host.PostAsync(host.Person.Message("a\0b")));
        Assert.Equal("a\uFFFDb", Assert.IsType<MessageReceived>(host.Turns.Incoming.Single().What).Text);
    }

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
