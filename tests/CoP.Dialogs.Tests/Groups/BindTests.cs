using CoP.Community;
using CoP.Community.Delivery;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Groups;

public sealed class BindTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";

    [Fact]
    public async Task Bind_InAThreadOfATeamsChannel_BindsTheChannel_WithTheTenantThatItsLimitsAreCountedIn()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");
        var where = new ConversationAddress("19:channel@thread.tacv2", ConversationKind.Channel) { Thread = "1795000000001", Tenant = "contoso", Route = """{"a":1}""" };

        await harness.Turns.HandleAsync(chat.Incoming(new MessageReceived("/bind shock")) with { Where = where }, default);

        var group = await harness.Community.ReadAsync(static db => db.Groups.SingleAsync(static group => group.Slug == "shock"));
        var bound = await harness.Community.ReadAsync(db => db.Conversations.SingleAsync(conversation => conversation.BoundGroupId == group.Id));
        Assert.Equal(("19:channel@thread.tacv2", "", "msteams/contoso", """{"a":1}"""), (bound.ExternalId, bound.Thread, bound.RateScope, bound.Route));
    }
}
