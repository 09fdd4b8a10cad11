using CoP.Community;
using CoP.Community.Delivery;
using CoP.Delivery;
using CoP.Testing.Teams;
using Xunit;

namespace CoP.Channels.Tests.Teams;

public sealed class SendingTests
{
    private const string Wire = """{"type":"message","textFormat":"plain","text":"Habari"}""";

    public static TheoryData<ConnectorFault, OutboxKind, string> Table => new()
    {
        { ConnectorFault.Error(400, "BadArgument"), OutboxKind.Send, "Rejected" },
        { ConnectorFault.Error(403, "BotDisabledByAdmin"), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(403, "ConversationBlockedByUser"), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(403, "BotNotInConversationRoster"), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Blocked, OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(403, "NotEnoughPermissions"), OutboxKind.Send, "Rejected" },
        { ConnectorFault.Error(403, "InvalidBotApiHost"), OutboxKind.Send, "Rejected" },
        { ConnectorFault.Error(403, "ForbiddenOperationException"), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(404, "ConversationNotFound"), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(404, "ConversationNotFound"), OutboxKind.Edit, "Unreachable" },
        { new ConnectorFault(404), OutboxKind.Send, "Unreachable" },
        { ConnectorFault.Error(404, "ActivityNotFoundInConversation"), OutboxKind.Edit, "Moot" },
        { ConnectorFault.Error(404, "ActivityNotFoundInConversation"), OutboxKind.Delete, "Sent" },
        { ConnectorFault.Error(408, "Timeout"), OutboxKind.Send, "Ambiguous" },
        { ConnectorFault.Error(412, "PreconditionFailed"), OutboxKind.Send, "RetryLater" },
        { ConnectorFault.Error(413, "MessageSizeTooBig"), OutboxKind.Send, "Rejected" },
        { ConnectorFault.Throttled("7"), OutboxKind.Send, "RetryLater" },
        { ConnectorFault.Throttled(null), OutboxKind.Send, "RetryLater" },
        { ConnectorFault.Error(500, "ServiceError"), OutboxKind.Send, "Ambiguous" },
        { ConnectorFault.Error(500, "ServiceError"), OutboxKind.Edit, "RetryLater" },
        { ConnectorFault.Error(500, "ServiceError"), OutboxKind.Delete, "RetryLater" },
        { ConnectorFault.Error(502, ""), OutboxKind.Edit, "RetryLater" },
        { ConnectorFault.Error(412, "PreconditionFailed"), OutboxKind.Edit, "RetryLater" },
        { ConnectorFault.Error(502, ""), OutboxKind.Send, "Ambiguous" },
        { ConnectorFault.Error(503, ""), OutboxKind.Edit, "RetryLater" },
        { ConnectorFault.AcceptThenGatewayTimeout, OutboxKind.Send, "Ambiguous" },
        { ConnectorFault.AcceptThenGatewayTimeout, OutboxKind.Delete, "RetryLater" },
        { ConnectorFault.AcceptThenClose, OutboxKind.Send, "Ambiguous" },
        { ConnectorFault.AcceptThenClose, OutboxKind.Edit, "RetryLater" },
        { new ConnectorFault(302), OutboxKind.Send, "Rejected" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Fault_HasItsOutcome_AndIsNotRepeated(ConnectorFault fault, OutboxKind kind, string expected)
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Fail(fault);

        var outcome = await SendAsync(host, kind, kind == OutboxKind.Send ? null : "1");

        Assert.Equal(expected, outcome.GetType().Name);
        Assert.Single(host.Teams.Ledger);
    }

    [Fact]
    public async Task RetryAfter_IsObeyed_InSecondsAndAsADate()
    {
        await using var host = await TeamsHost.StartAsync();
        var date = host.Clock.GetUtcNow().AddSeconds(90).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        host.Teams.Fail(ConnectorFault.Throttled("7"), ConnectorFault.Throttled(date));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<SendOutcome.RetryLater>(await SendAsync(host)).Delay);
        Assert.Equal(TimeSpan.FromSeconds(90), Assert.IsType<SendOutcome.RetryLater>(await SendAsync(host)).Delay);
    }

    [Fact]
    public async Task Send_EditAndDelete_AreTakenByAStrictConnector()
    {
        await using var host = await TeamsHost.StartAsync();

        var sent = Assert.IsType<SendOutcome.Sent>(await SendAsync(host));
        Assert.Equal(sent, await SendAsync(host, OutboxKind.Edit, sent.PlatformId));
        Assert.Equal(sent, await SendAsync(host, OutboxKind.Delete, sent.PlatformId));

        Assert.Equal(["POST", "PUT", "DELETE"], host.Teams.Ledger.Select(entry => entry.Method));
        Assert.Equal(1, host.Teams.TokensIssued);
    }

    [Fact]
    public async Task Thread_KeepsItsMarkInTheAddress_AndAReplyNamesItsMessage()
    {
        await using var host = await TeamsHost.StartAsync();

        await SendAsync(host, OutboxKind.Send, "77", thread: "55");

        var entry = host.Teams.Ledger.Single();
        Assert.EndsWith($"/{TeamsStandIn.Conversation};messageid=55/activities/77", entry.Path, StringComparison.Ordinal);
        Assert.Contains("\"replyToId\":\"77\"", entry.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thread_ThatIsNotFound_IsTheThreadsOwnTrouble()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Fail(ConnectorFault.Error(404, "ConversationNotFound"));

        Assert.IsType<SendOutcome.ThreadGone>(await SendAsync(host, thread: "55"));
    }

    [Fact]
    public async Task Answer_ToAMessageThatIsGone_GoesWithoutIt()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Fail(ConnectorFault.Error(404, "ActivityNotFoundInConversation"));

        Assert.IsType<SendOutcome.Sent>(await SendAsync(host, OutboxKind.Send, "77"));
        Assert.DoesNotContain("replyToId", host.Teams.Ledger[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acknowledgement_NeedsNoCall()
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.Equal(new SendOutcome.Sent(null), await SendAsync(host, OutboxKind.Acknowledge, "x"));
        Assert.Empty(host.Teams.Ledger);
    }

    [Fact]
    public async Task Token_WhenRefused_IsReplacedOnce()
    {
        await using var host = await TeamsHost.StartAsync();
        await SendAsync(host);
        host.Teams.RevokeTokens();

        Assert.IsType<SendOutcome.Sent>(await SendAsync(host));
        Assert.Equal((2, 3), (host.Teams.TokensIssued, host.Teams.Ledger.Count));
    }

    [Fact]
    public async Task Token_WhenRefusedTwice_StopsTheChannel()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Fail(ConnectorFault.Error(401, "BotNotRegistered"), ConnectorFault.Error(401, "BotNotRegistered"));

        Assert.True(Assert.IsType<SendOutcome.RetryLater>(await SendAsync(host)).WholeChannel);
        Assert.Equal(2, host.Teams.Ledger.Count);
    }

    [Fact]
    public async Task Token_IsFetchedOnceForManyAndRenewedBeforeItEnds()
    {
        await using var host = await TeamsHost.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(host)));
        Assert.Equal(1, host.Teams.TokensIssued);

        host.Clock.Advance(TimeSpan.FromMinutes(56));
        await SendAsync(host);

        Assert.Equal(2, host.Teams.TokensIssued);
    }

    [Fact]
    public async Task Host_ThatIsNotAllowed_GetsNothing()
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.IsType<SendOutcome.Rejected>(await SendAsync(host, serviceUrl: "https://evil.trafficmanager.net/"));
        Assert.Empty(host.Teams.Ledger);
        Assert.Equal(0, host.Teams.TokensIssued);
    }

    [Fact]
    public async Task Connector_WhenOutOfReach_IsTriedLater()
    {
        await using var host = await TeamsHost.StartAsync();

        Assert.IsType<SendOutcome.RetryLater>(await SendAsync(host, serviceUrl: "http://127.0.0.1:9/"));
    }

    [Fact]
    public async Task Connector_ThatKeepsFailing_IsLeftAloneForAWhile()
    {
        await using var host = await TeamsHost.StartAsync();
        host.Teams.Fail([.. Enumerable.Repeat(ConnectorFault.Error(503, ""), 8)]);

        var outcomes = new List<SendOutcome>();
        for (var count = 0; count < 12; count++)
        {
            outcomes.Add(await SendAsync(host, OutboxKind.Edit, "1"));
        }

        Assert.Equal("BrokenCircuitException", Assert.IsType<SendOutcome.RetryLater>(outcomes[^1]).Reason);
        Assert.InRange(host.Teams.Ledger.Count, 1, 8);
    }

    private static Task<SendOutcome> SendAsync(
        TeamsHost host, OutboxKind kind = OutboxKind.Send, string? target = null, string thread = "", string? serviceUrl = null)
    {
        var conversation = new Conversation
        {
            Channel = ChannelNames.Teams,
            ExternalId = TeamsStandIn.Conversation,
            Thread = thread,
            Route = $$"""{"serviceUrl":"{{serviceUrl ?? host.Teams.ServiceUrl}}","tenantId":"t","botId":"28:bot"}""",
        };
        return host.Sender.SendAsync(new OutboundRequest(kind, Wire, conversation, target), CancellationToken.None);
    }
}
