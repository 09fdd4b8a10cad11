using CoP.Channels.Tests.Telegram.Support;
using CoP.Dialogs.Search;
using CoP.Dialogs.Turns;
using CoP.Testing.Telegram;
using Xunit;

namespace CoP.Channels.Tests.Telegram.Inbound;

/// <summary>What is typed behind our name in other chats.</summary>
public sealed class InlineQueryTests : IAsyncLifetime
{
    private TelegramStandIn _telegram = null!;

    public async Task InitializeAsync() => _telegram = await TelegramStandIn.StartAsync();

    public async Task DisposeAsync() => await _telegram.DisposeAsync();

    [Fact]
    public async Task Query_IsAnsweredWithPersonalResults_ThatNobodyKeeps()
    {
        var query = _telegram.Person(77, "Ada", "sw").TypeInline("turkana", offset: "10");
        await using var host = await TelegramHost.StartAsync(_telegram);

        var answer = (await _telegram.WaitForAsync(static call => call.Method == "answerInlineQuery")).Body;

        Assert.Equal(("77", "turkana", 10), (host.Inline.Asked.Single().Person, host.Inline.Asked[0].Typed, host.Inline.Asked[0].Offset));
        Assert.Equal((query, 0, true, "10"), (answer.GetProperty("inline_query_id").GetString(), answer.GetProperty("cache_time").GetInt32(), answer.GetProperty("is_personal").GetBoolean(), answer.GetProperty("next_offset").GetString()));
        var article = answer.GetProperty("results")[0];
        Assert.Equal("<b>Targeting &lt;in&gt; Turkana &amp; beyond</b>\nReport · 2016\n\nHow wards were chosen.", article.GetProperty("input_message_content").GetProperty("message_text").GetString());
        Assert.Equal("https://example.org/open", article.GetProperty("reply_markup").GetProperty("inline_keyboard")[0][0].GetProperty("url").GetString());
        Assert.Empty(host.Turns.Seen);
        Assert.Empty(_telegram.Faults);
    }

    /// <summary>Somebody who types fast sends one for each letter; none of them may stand in the way of what is said to us.</summary>
    [Fact]
    public async Task Queries_OfOneBatch_AreNoEvents_AndOnlyTheLastOfEachPersonIsAnswered()
    {
        var ada = _telegram.Person(77, "Ada");
        var queries = Enumerable.Range(1, 30).Select(letters => ada.TypeInline("turkana registration of households"[..letters])).ToList();
        ada.Say("habari");
        await using var host = await TelegramHost.StartAsync(_telegram);

        var answer = (await _telegram.WaitForAsync(static call => call.Method == "answerInlineQuery")).Body;

        Assert.Equal("habari", ((MessageReceived)Assert.Single(await host.Turns.WaitAsync(1)).What).Text);
        Assert.Equal(queries[^1], answer.GetProperty("inline_query_id").GetString());
        Assert.Single(_telegram.Ledger, static call => call.Method == "answerInlineQuery");
    }

    [Fact]
    public async Task Query_OfAStranger_FindsNothing_AndLeadsToTheChat()
    {
        await using var host = await TelegramHost.StartAsync(_telegram);
        host.Inline.Answer = new InlineResults(IsMember: false, "For members only: join", [], Next: null);
        _telegram.Person(77, "Ada").TypeInline("turkana");

        var answer = (await _telegram.WaitForAsync(static call => call.Method == "answerInlineQuery")).Body;

        Assert.Equal(0, answer.GetProperty("results").GetArrayLength());
        Assert.Equal("For members only: join", answer.GetProperty("button").GetProperty("text").GetString());
        Assert.Empty(_telegram.Faults);
    }
}
