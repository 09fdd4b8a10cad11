using System.Net.Http.Json;
using System.Text.Json;
using CoP.Channels.Tests.Web.Support;
using CoP.Community.Delivery;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Channels.Tests.Web;

public sealed class SayAndPressTests : IAsyncLifetime
{
    private TryOutHost _host = null!;

    public async Task InitializeAsync() => _host = await TryOutHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Say_WhenItIsRepeated_HasItsEffectOnceAndIsShownOnce()
    {
        var say = new { @as = "1", text = "hello", id = Guid.NewGuid(), replyTo = "7" };

        await PostAsync("desk/say", say);
        var second = await PostAsync("desk/say", say);

        Assert.True(second.GetProperty("repeated").GetBoolean());
        var incoming = Assert.Single(_host.Turns.Received);
        Assert.Equal("7", Assert.IsType<MessageReceived>(incoming.What).ReplyTo);
        Assert.Equal(("desk", "1", "desk:1"), (incoming.Channel, incoming.From.ExternalId, incoming.Where.ExternalId));
        Assert.Equal(1, await _host.ReadAsync(static db => db.Playback.CountAsync()));
    }

    [Fact]
    public async Task Press_OnTheDesk_PutsTheAnswerInPlaceOfTheCard()
    {
        await PostAsync("desk/choose", new { @as = "1" });
        var card = await _host.SendAsync("desk:1", Wires.Form);
        _host.Turns.Script = static _ => Task.FromResult(new TurnOutcome(Message.Of(Wires.Thanks)));

        var answer = await PostAsync("desk/press", Press("1", card));

        Assert.True(answer.GetProperty("replaced").GetBoolean());
        var shown = await _host.Client.GetStringAsync("/tryout/desk/messages?as=1");
        Assert.Contains("on its way", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask the community", shown, StringComparison.Ordinal);
        Assert.True(Assert.Single(_host.Turns.Received).AnswersInResponse);
    }

    [Fact]
    public async Task Press_OnThePhone_WaitsToBeAcknowledged()
    {
        var press = Press("2", "1");

        await PostAsync("phone/press", press);

        var incoming = Assert.Single(_host.Turns.Received);
        Assert.False(incoming.AnswersInResponse);
        Assert.Equal(incoming.ExternalId, incoming.Acknowledge);
        Assert.Equal("Marsabit", Assert.IsType<ButtonPressed>(incoming.What).Values["county"]);
    }

    [Fact]
    public async Task Press_WhenTheCardIsInAnotherConversation_ChangesNothingThere()
    {
        await PostAsync("desk/choose", new { @as = "1" });
        var card = await _host.SendAsync("desk:1", Wires.Form);
        _host.Turns.Script = static _ => Task.FromResult(new TurnOutcome(Message.Of(Wires.Thanks)));

        var answer = await PostAsync("desk/press", Press("2", card));

        Assert.False(answer.GetProperty("replaced").GetBoolean());
        Assert.Contains("Ask the community", await _host.Client.GetStringAsync("/tryout/desk/messages?as=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_BringsNoticesToThisSideInThatLanguage()
    {
        await PostAsync("phone/choose", new { @as = "1" });

        var chosen = await PostAsync("desk/choose", new { @as = "1", language = "sw" });

        Assert.Equal("sw", chosen.GetProperty("language").GetString());
        var preferred = await _host.ReadAsync(db => AddressBook.PreferredConversationAsync(db, 1, CancellationToken.None));
        var conversation = await _host.ReadAsync(db => db.Conversations.SingleAsync(row => row.Id == preferred!.Id));
        Assert.Equal(("desk:1", "sw"), (conversation.ExternalId, conversation.Language));
        Assert.Equal("sw", await _host.ReadAsync(static db => db.Members.Where(row => row.Id == 1).Select(row => row.Language).SingleAsync()));
    }

    [Fact]
    public async Task Stranger_SpeaksInTheirOwnConversation()
    {
        await PostAsync("desk/say", new { @as = "stranger-abc123", text = "hello", id = Guid.NewGuid() });

        Assert.Equal("desk:stranger-abc123", Assert.Single(_host.Turns.Received).Where.ExternalId);
    }

    [Fact]
    public async Task People_AreTheSampleOnly()
    {
        var people = await _host.Client.GetStringAsync("/tryout/people/en");

        Assert.Contains("Amina Wanjiru", people, StringComparison.Ordinal);
        Assert.DoesNotContain("A Real Person", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_AsksTheBotForTheList()
    {
        var found = await _host.Client.GetStringAsync("/tryout/desk/search?as=1&dataset=members&q=otieno");

        Assert.Contains("otieno one", found, StringComparison.Ordinal);
    }

    private static object Press(string who, string? card) => new
    {
        @as = who,
        token = "form.submit~1",
        values = new Dictionary<string, string> { ["county"] = "Marsabit" },
        messageId = card,
        id = Guid.NewGuid(),
    };

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await _host.Client.PostAsJsonAsync($"/tryout/{path}", body);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
