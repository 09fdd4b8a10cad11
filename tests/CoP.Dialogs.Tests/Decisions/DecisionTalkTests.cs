using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoP.Community;
using CoP.Community.Decisions;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Dialogs.Decisions;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Events;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Decisions;

/// <summary>Votes, as those read them who vote and those who ask; and what is said to whoever tries what they may not.</summary>
public sealed partial class DecisionTalkTests
{
    private const string Voter = Meetings.Organiser;

    private static readonly ImmutableDictionary<string, string> NoValues = ImmutableDictionary<string, string>.Empty;

    private static readonly string[] Others = ["Naserian", "Achieng", "Kamweru", "Zawadi", "Muthoki", "Wafukho"];

    private static readonly Dictionary<string, (string Question, string Details, string[] Choices)> Said = new()
    {
        ["en"] = ("Where do we meet in March?", "The host pays for the hall.", ["Kisumu", "Mombasa"]),
        ["sw"] = ("Tukutane wapi Machi?", "Mwenyeji ndiye atakayelipia ukumbi.", ["Kisumu", "Mombasa"]),
    };

    public static TheoryData<string, string> Places => TopicTalkTests.Places;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Coordinator_PutsAQuestionToAVote_ReadsTheCount_AndTheResult(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        var (question, details, choices) = Said[language];
        await chat.SaysAsync("/decisions");
        await chat.PressesAsync(PutToVoteForm.FormName);
        await chat.FillAsync(
            ("question", question), ("details", details), ("choices", string.Join('\n', choices)), ("voters", nameof(DecisionVoters.Committee)), ("secret", "="),
            ("quorum", "="), ("tie", "first"), ("until", "="));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await VoteAsync(harness, Voter, 1);
        await chat.HearsAsync();
        await chat.PressesAsync("dec-off");
        await chat.PressesAsync("dec-keep");
        foreach (var other in Others)
        {
            await VoteAsync(harness, other, 2);
        }

        await chat.HearsAsync();
        await chat.SaysAsync("/decisions");
        Assert.Equal((int?)2, await harness.Community.ReadAsync(static db => db.Decisions.Select(static one => one.Choice).SingleAsync()));
        chat.Matches("decision-asks", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Voter_Votes_ChangesIt_AndIsToldHowItEnded(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Voter, channel, language);
        var id = await StartAsync(harness, language, secret: false);
        await chat.HearsAsync();
        await chat.PressesAsync(VoteAction.Verb, ":1");
        await chat.PressesAsync(VoteAction.Verb, ":2");
        await VoteAsync(harness, Others[0], 1);
        await chat.SaysAsync("/decisions");
        await chat.PressesAsync(ShowDecisionAction.Verb);
        await GoToAsync(harness, new DateOnly(2026, 12, 31));
        await chat.HearsAsync();
        Assert.Equal(DecisionState.NoQuorum, await StateAsync(harness, id));
        chat.Matches("decision-open", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Voter_IsReminded_VotesInSecret_WhichStands_AndIsToldHowItEnded(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Voter, channel, language);
        var id = await StartAsync(harness, language, secret: true);
        await chat.HearsAsync();
        var end = await harness.Community.ReadAsync(static db => db.Decisions.Select(static one => one.RemindAt!.Value).SingleAsync());
        harness.Community.Time.Advance(end - harness.Community.Now);
        await harness.Community.Services.DoAsync("decisions");
        await chat.HearsAsync();
        var (_, old, button) = chat.Find(VoteAction.Verb, ":2")!.Value;
        await chat.PressesAsync(VoteAction.Verb, ":1");
        await chat.PressesOnAsync(old, button, NoValues, isOld: true);
        foreach (var other in Others)
        {
            await VoteAsync(harness, other, 2);
        }

        await chat.HearsAsync();
        Assert.Equal(DecisionState.Decided, await StateAsync(harness, id));
        chat.Matches("decision-secret", language);
    }

    /// <summary>Each with its words, and nothing is counted.</summary>
    [Theory]
    [InlineData("en", "You have no vote here, or not any more. Nothing was counted.", "You have voted already. A secret vote cannot be changed.")]
    [InlineData("sw", "Huna kura hapa, au huna tena. Hakuna kilichohesabiwa.", "Umeshapiga kura. Kura ya siri haiwezi kubadilishwa.")]
    public async Task Attacks_AreRefusedWithTheirWords(string language, string stale, string twice)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (phone, member) = (await harness.ChatAsync(Voter, ChannelNames.Telegram, language), await harness.MemberAsync(Voter));
        var id = await StartAsync(harness, language, secret: true);
        await phone.HearsAsync();
        var (_, card, button) = phone.Find(VoteAction.Verb, ":2")!.Value;

        // A button that was drawn for another chat.
        var forwarded = new Chat(harness, ChannelNames.Telegram, member.Id.ToString(CultureInfo.InvariantCulture), "another-chat", "Elsewhere");
        await forwarded.DoesAsync(new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, card.Operation, $"chat-{member.Id}"), NoValues, "m1"));
        Assert.Contains(harness.Words.Say("turn.oldButton", language), forwarded.Transcript, StringComparison.Ordinal);

        // A role of before, on a card of before.
        await SetAsync(harness, member.Id, static one => one.Role = Role.Member);
        await PressAsync(phone, card, button);
        Assert.Contains(stale, phone.Transcript, StringComparison.Ordinal);

        // Suspended.
        await SetAsync(harness, member.Id, static one => (one.Role, one.Status) = (Role.Committee, MemberStatus.Suspended));
        await PressAsync(phone, card, button);
        Assert.Contains(harness.Words.Say("turn.notActive", language), phone.Transcript, StringComparison.Ordinal);
        Assert.Empty(await harness.Community.ReadAsync(static db => db.DecisionVoters.ToListAsync()));

        // Twice, over two channels.
        await SetAsync(harness, member.Id, static one => one.Status = MemberStatus.Active);
        await PressAsync(phone, card, button);
        var desk = await harness.ChatAsync(Voter, ChannelNames.Teams, language);
        await desk.DoesAsync(new ButtonPressed(ConversationHarness.Tokens.Write(button.Press!, "op", $"chat-{member.Id}"), NoValues, "m1"));
        Assert.Contains(twice, desk.Transcript, StringComparison.Ordinal);
        Assert.Equal([0, 1], await harness.Community.ReadAsync(db => db.Decisions.Where(one => one.Id == id).SelectMany(static one => one.Alternatives).OrderBy(static one => one.Number).Select(static one => one.Votes).ToListAsync()));
    }

    /// <summary>What was pressed is in no row: not in the inbox, not in the outbox, whatever became of the turn.</summary>
    [Theory]
    [InlineData(ChannelNames.Telegram)]
    [InlineData(ChannelNames.Teams)]
    public async Task SecretVote_IsNamedNowhere(string channel)
    {
        var (yes, no) = (await HeardAsync(channel, number: 1), await HeardAsync(channel, number: 2));
        Assert.Equal(yes, no);
        Assert.Contains("counted", yes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretVote_WhoseTurnFails_IsNotKept_AndItsVoterIsAskedToPressAgain()
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.AddScoped<CastVote>(static _ => throw new InvalidOperationException("broken")));
        var chat = await harness.ChatAsync(Voter, ChannelNames.Telegram, "en");
        await StartAsync(harness, "en", secret: true);
        await chat.HearsAsync();
        await chat.PressesAsync(VoteAction.Verb, ":1");
        var kept = Assert.Single(await harness.Community.ReadAsync(static db => db.Inbox.Where(static entry => entry.Reference != null).ToListAsync()));
        Assert.Equal((InboxState.Dismissed, (string?)null), (kept.State, kept.Payload));
        Assert.Contains("Please press it again", chat.Transcript, StringComparison.Ordinal);
    }

    private static async Task<string> HeardAsync(string channel, int number)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Voter, channel, "en");
        await StartAsync(harness, "en", secret: true);
        await chat.HearsAsync();
        await chat.PressesAsync(VoteAction.Verb, $":{number}");
        var (inbox, outbox) = (
            await harness.Community.ReadAsync(static db => db.Inbox.OrderBy(static entry => entry.Id).Select(static entry => $"{entry.EffectKey} {entry.Payload} {entry.RepeatKey} {entry.Answer}").ToListAsync()),
            await harness.Community.ReadAsync(static db => db.Outbox.OrderBy(static row => row.Id).Select(static row => $"{row.NoticeType} {row.Body}").ToListAsync()));
        var heard = chat.Transcript[chat.Transcript.LastIndexOf("> [", StringComparison.Ordinal)..].Split('\n', 2)[1];
        return Operation().Replace(string.Join('\n', [.. inbox, .. outbox, heard]), "");
    }

    private static Task<TurnOutcome> PressAsync(Chat chat, Message card, Button button) =>
        chat.PressesOnAsync(card, button, NoValues, isOld: true);

    private static Task<int> SetAsync(ConversationHarness harness, long id, Action<Member> change) => harness.Community.ChangeAsync(async db =>
    {
        change(await db.Members.SingleAsync(member => member.Id == id));
        return await db.SaveChangesAsync();
    });

    /// <summary>By the committee, for as long as usual.</summary>
    private static async Task<long> StartAsync(ConversationHarness harness, string language, bool secret)
    {
        var (question, details, choices) = Said[language];
        var draft = new DecisionDraft(question, choices, DecisionVoters.Committee) { Details = details, IsSecret = secret };
        var started = await harness.AsAsync(Meetings.Coordinator, (StartDecision start, Member me) => start.HandleAsync(me.Id, draft, default));
        return started.Value.Id;
    }

    private static async Task VoteAsync(ConversationHarness harness, string name, int number)
    {
        var id = await harness.Community.ReadAsync(static db => db.Decisions.Select(static one => one.Id).SingleAsync());
        Assert.Null((await harness.AsAsync(name, (CastVote cast, Member me) => cast.HandleAsync(me, id, number, default))).Refusal);
    }

    private static Task<DecisionState> StateAsync(ConversationHarness harness, long id) => harness.Community.ReadAsync(db => db.Decisions.Where(one => one.Id == id).Select(static one => one.State).SingleAsync());

    /// <summary>Day by day, with all that falls due on the way, at ten in the morning.</summary>
    private static async Task GoToAsync(ConversationHarness harness, DateOnly last)
    {
        for (var day = new DateOnly(2026, 11, 21); day <= last; day = day.AddDays(1))
        {
            var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(3));
            harness.Community.Time.Advance(at > harness.Community.Now ? at - harness.Community.Now : TimeSpan.Zero);
            await harness.Community.Services.DoAsync("decisions");
        }
    }

    [GeneratedRegex("\"Operation\":\"[^\"]*\"")]
    private static partial Regex Operation();
}
