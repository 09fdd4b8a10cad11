using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Glossary;
using CoP.Community.Members;
using CoP.Dialogs.Glossary;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Events;
using Xunit;

namespace CoP.Dialogs.Tests.Glossary;

/// <summary>The glossary as members ask it and coordinators write it.</summary>
public sealed class GlossaryTalkTests
{
    private const string Asker = "Ekidor Lomurut Nakale";

    public static TheoryData<string, string> Places => TopicTalkTests.Places;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Member_LooksTermsUp(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, channel, language);
        await chat.SaysAsync("/glossary");
        await chat.PressesAsync(GlossaryPages.Verb, "page:5");
        await chat.SaysAsync("/glossary opct");
        await chat.SaysAsync(language == "sw" ? "PMT ni nini?" : "What is the PMT?");
        await chat.SaysAsync("/glossary gratuation");
        await chat.PressesAsync(ShowTermAction.Verb);
        await chat.SaysAsync("/glossary zzz");
        await chat.PressesAsync("ask", "?");
        chat.Matches("glossary", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Coordinator_AddsChangesAndRemovesATerm(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        await chat.SaysAsync("/glossary cva");
        await chat.PressesAsync(AddTermForm.FormName);
        (string, string?)[] answers =
        [
            ("n-en", "CVA, cash transfer"), ("d-en", "Aid in cash or by vouchers."), ("n-sw", "misaada ya fedha"), ("d-sw", null), ("n-fr", null), ("d-fr", null), ("n-es", null), ("d-es", null),
        ];
        await chat.FillAsync(answers);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.FillAsync(channel == ChannelNames.Telegram ? [("n-en", "CVA, cash and voucher assistance")] : [("n-en", "CVA, cash and voucher assistance"), .. answers[1..]]);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);

        await chat.PressesAsync(EditTermForm.FormName);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.edit", "d-sw") : Task.CompletedTask);
        (string, string?)[] changed = [("d-sw", "Misaada kwa fedha taslimu au vocha.")];
        await chat.FillAsync(channel == ChannelNames.Telegram ? changed : [("n-en", "="), ("d-en", "="), ("n-sw", "="), .. changed, ("n-fr", null), ("d-fr", null), ("n-es", null), ("d-es", null)]);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        Assert.Equal("Misaada kwa fedha taslimu au vocha.", (await FindAsync(harness, "cva"))!.Definition("sw").Text);

        await chat.PressesAsync(TermCard.RemoveVerb);
        await chat.PressesAsync($"{TermCard.RemoveVerb}-yes");
        Assert.Null(await FindAsync(harness, "cva"));
        chat.Matches("glossary-edit", language);
    }

    [Theory]
    [InlineData("what is OPCT?")]
    [InlineData("What’s the “OPCT”?")]
    [InlineData("what does opct mean")]
    [InlineData("OPCT ni nini?")]
    [InlineData("Je, OPCT ni nini?")]
    [InlineData("maana ya pesa za wazee")]
    [InlineData("qu'est-ce que l'OPCT ?")]
    [InlineData("Qu’est-ce que l’OPCT ?")]
    [InlineData("c'est quoi OPCT")]
    [InlineData("¿qué es OPCT?")]
    [InlineData("¿Qué es la O.P.C.T.?")]
    public async Task WordsThatAskWhatATermIs_ShowIt_WhateverTheLanguage(string said)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync(said);
        Assert.Equal("OPCT", chat.Latest.Title);
    }

    [Theory]
    [InlineData("What is the best way to reach caregivers?")]
    [InlineData("what is OPCT worth in Turkana?")]
    [InlineData("OPCT")]
    public async Task OtherWords_GoOnToWhereTheyWent(string said)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync(said);
        Assert.DoesNotContain(chat.Shown, static shown => shown.Message.Title == "OPCT");
        Assert.Contains(said == "OPCT" ? "Look for “OPCT”" : "Shall I put this to the community?", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsThatAskWhatATermIs_AreTheAnswer_InAnOpenForm()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/ask");
        await chat.SaysAsync("What is OPCT?");
        Assert.DoesNotContain(chat.Shown, static shown => shown.Message.Title == "OPCT");
    }

    [Fact]
    public async Task Definition_ThatIsMissing_IsShownInEnglish_AndSaysSo()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await AddAsync(harness, "CVA", "Aid in cash or by vouchers.");
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "sw");
        await chat.SaysAsync("CVA ni nini?");
        Assert.Contains("Aid in cash or by vouchers.\n", chat.Transcript, StringComparison.Ordinal);
        Assert.Contains("Kwa sasa ufafanuzi upo kwa Kiingereza tu.", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_SeesNoButtonsOfCoordinators_AndAStrangerNoTerm()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/glossary opct");
        await chat.SaysAsync("/glossary zzz");
        Assert.All([EditTermForm.FormName, AddTermForm.FormName, TermCard.RemoveVerb], verb => Assert.Null(chat.Find(verb)));

        var stranger = harness.Stranger(ChannelNames.Telegram, "en");
        await stranger.SaysAsync("what is OPCT?");
        Assert.Contains("This is for members", stranger.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfATermThatAnotherHasChanged_SavesNothing_AndShowsHowItIsNow()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var term = await AddAsync(harness, "CVA", "Aid in cash or by vouchers.");
        var chat = await harness.ChatAsync(Meetings.Coordinator, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/glossary cva");
        await chat.PressesAsync(EditTermForm.FormName);
        await harness.AsAsync(Meetings.Coordinator, (EditGlossary edit, Member me) => edit.ChangeAsync(me, term.Id, term.Revision, Draft("CVA", "Changed meanwhile."), default));
        await chat.PressesAsync("f.ok");
        Assert.Contains("Somebody has changed this term meanwhile", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal("Changed meanwhile.", (await FindAsync(harness, "cva"))!.Definition("en").Text);
    }

    [Fact]
    public async Task Group_ThatIsBound_ReadsATermWhenItAsksTheBot_AndAnotherDoesNot()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var member = await harness.MemberAsync(Asker);
        await harness.ChatAsync(Asker, ChannelNames.Telegram, "en");
        await harness.Community.AddAsync(new Conversation { Channel = ChannelNames.Telegram, ExternalId = "-100", Kind = ConversationKind.Group, BoundGroupId = 1 });
        Chat In(string place) => new(harness, ChannelNames.Telegram, $"{member.Id}", place, "In a group") { Kind = ConversationKind.Group };
        var (bound, other) = (In("-100"), In("-200"));
        await bound.SaysAsync("What is OPCT?");
        await other.SaysAsync("What is OPCT?");
        Assert.Equal("OPCT", bound.Latest.Title);
        Assert.DoesNotContain(other.Shown, static shown => shown.Message.Title == "OPCT");
    }

    private static GlossaryDraft Draft(string name, string definition) => GlossaryDraft.Of(language => language == "en" ? name : null, language => language == "en" ? definition : null);

    private static async Task<GlossaryTerm> AddAsync(ConversationHarness harness, string name, string definition) =>
        (await harness.AsAsync(Meetings.Coordinator, (EditGlossary edit, Member me) => edit.AddAsync(me, Draft(name, definition), default))).Value;

    private static Task<GlossaryTerm?> FindAsync(ConversationHarness harness, string words) =>
        harness.Community.DoAsync((GlossaryLookup lookup) => lookup.FindAsync(words, default));
}
