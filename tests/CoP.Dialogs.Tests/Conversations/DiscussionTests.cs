using System.Globalization;
using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Discussions;
using CoP.Community.Members;
using CoP.Dialogs.Turns;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>A discussion as whoever leads it reads it, as those who take part, and as their group.</summary>
public sealed class DiscussionTests
{
    private const string Lead = Meetings.Organiser;
    private const string Member = Meetings.First;
    private const string Place = "the-group";

    private static readonly Dictionary<string, (string Topic, string Question, string Words, string Summary, string Day)> Said = new()
    {
        ["en"] = ("Linking registries", "What holds linking back in your county?", "Power cuts at the sub-county offices.", "Solar power for offices first, then training.", "11 December 2026"),
        ["sw"] = ("Kuunganisha rejista", "Nini kinazuia kuunganisha rejista katika kaunti yako?", "Umeme hukatika katika ofisi za kaunti ndogo.", "Kwanza umeme wa jua ofisini, kisha mafunzo.", "11 Desemba 2026"),
        ["fr"] = ("Relier les registres", "Qu’est-ce qui freine le lien dans votre comté ?", "Les coupures de courant dans les bureaux.", "D’abord le solaire pour les bureaux, puis la formation.", "11 décembre 2026"),
        ["es"] = ("Enlazar los registros", "¿Qué frena el enlace en su condado?", "Los cortes de luz en las oficinas.", "Primero energía solar para las oficinas, luego formación.", "11 de diciembre de 2026"),
    };

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var language in Said.Keys)
            {
                all.Add(language, ChannelNames.Teams);
                all.Add(language, ChannelNames.Telegram);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Lead_OpensIt_ExtendsIt_AndSumsItUp(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await BindAsync(harness, channel, language);
        var chat = await harness.ChatAsync(Lead, channel, language);
        await chat.SaysAsync("/discussions");
        await chat.PressesAsync("disc-open");
        await chat.FillAsync(("topic", Said[language].Topic), ("question", Said[language].Question), ("until", channel == ChannelNames.Teams ? "2026-12-11" : Said[language].Day));
        await (channel == ChannelNames.Teams ? Task.CompletedTask : chat.PressesAsync("f.ok"));
        await SayAsync(harness, Said[language].Words);
        await chat.HearsAsync();
        await chat.PressesAsync("disc-extend");
        await chat.PressesAsync("disc-extend-yes");
        await chat.PressesAsync("disc-cancel");
        await chat.PressesAsync("disc-keep");

        await GoAsync(harness, new DateOnly(2026, 12, 18), hour: 16);
        await chat.HearsAsync();
        await chat.PressesAsync("disc-sum");
        await TellAsync(chat, channel, Said[language].Summary);
        await chat.SaysAsync("/discussions");
        await chat.PressesAsync("disc-replies");
        Assert.Equal(Said[language].Summary, await harness.Community.ReadAsync(static db => db.Discussions.Select(static one => one.Summary).SingleAsync()));
        chat.Matches("discussion-lead", language);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Member_HasTheirSay_ChangesIt_TakesItBack_AndIsToldWhenItIsOver(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Member, channel, language);
        var id = await OpenAsync(harness, language);
        await chat.HearsAsync();
        await chat.PressesAsync("disc-say");
        await TellAsync(chat, channel, "?");
        await chat.PressesAsync("disc-fix");
        await TellAsync(chat, channel, Said[language].Words);
        await chat.PressesAsync("disc-say");
        await TellAsync(chat, channel, Said[language].Summary);
        await chat.PressesAsync("disc-unsay");
        await chat.PressesAsync("disc-unsay-yes");
        await chat.SaysAsync("/discussions");
        await chat.PressesAsync("disc");
        await chat.RepliesAsync(Said[language].Summary, "said-1");
        await chat.DoesAsync(new MessageEdited("said-1", Said[language].Question));
        await chat.RepliesAsync(Said[language].Words, "said-2");
        await chat.PressesAsync("disc-replies");

        await harness.AsAsync(Lead, (CloseDiscussion close, Member me) => close.SummariseAsync(me, id, Said[language].Summary, default));
        await chat.HearsAsync();
        await chat.RepliesAsync(Said[language].Words, "said-3");
        await chat.PressesAsync("disc-say");
        chat.Matches("discussion-member", language);
    }

    /// <summary>In the group nothing is said but what all of it needs.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Group_ReadsThePrompt_TheReminder_AndTheSummary_AndReplies(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await BindAsync(harness, channel, language);
        await harness.ChatAsync(Member, channel, language);
        var member = (await harness.MemberAsync(Member)).Id.ToString(CultureInfo.InvariantCulture);
        var group = new Chat(harness, channel, member, Place, $"A group on {channel}, {language}") { Kind = Kind(channel) };
        var id = await OpenAsync(harness, language);
        await group.HearsAsync();
        await group.RepliesAsync("?", "said-1");
        await group.DoesAsync(new MessageEdited("said-1", Said[language].Words));
        Assert.Equal([Said[language].Words], await harness.Community.ReadAsync(static db => db.DiscussionReplies.Select(static reply => reply.Text).ToListAsync()));

        await GoAsync(harness, new DateOnly(2026, 12, 10), hour: 10);
        await group.HearsAsync();
        await harness.AsAsync(Lead, (CloseDiscussion close, Member me) => close.SummariseAsync(me, id, Said[language].Summary, default));
        await group.HearsAsync();
        await LateAsync(group, harness, Said[language].Words);
        Assert.Single(await harness.Community.ReadAsync(static db => db.DiscussionReplies.ToListAsync()));
        group.Matches("discussion-group", language);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Coordinator_IsAskedForATopic_OpensOneOfWhatNobodyAnswered_OrSaysThatThereIsNone(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.ChangeAsync(db => db.Questions.Where(static one => one.State == Community.Questions.QuestionState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(static one => one.EscalatedAt, harness.Community.Now)));
        var chat = await harness.ChatAsync(Meetings.Coordinator, channel, language);
        await GoAsync(harness, new DateOnly(2026, 12, 1), hour: 10);
        await chat.HearsAsync();
        await chat.PressesAsync("disc-open", $":{await UnansweredAsync(harness)}");
        await chat.PressesAsync("f.x");
        await chat.PressesAsync("disc-notnow");
        await chat.HearsAsync();

        await GoAsync(harness, new DateOnly(2027, 1, 4), hour: 10);
        await chat.HearsAsync();
        await chat.PressesAsync("disc-open");
        await chat.FillAsync(("topic", Said[language].Topic), ("question", Said[language].Question), ("group", "all"), ("until", channel == ChannelNames.Teams ? "2026-11-01" : "="));
        await (channel == ChannelNames.Teams ? chat.FillAsync(("until", "2027-01-18")) : chat.PressesAsync("f.ok"));
        await chat.HearsAsync();
        Assert.Null(await harness.Community.ReadAsync(static db => db.Discussions.Select(static one => one.GroupId).SingleAsync()));
        chat.Matches("discussion-coordinator", language);
    }

    private static ConversationKind Kind(string channel) => channel == ChannelNames.Teams ? ConversationKind.Channel : ConversationKind.Group;

    private static async Task BindAsync(ConversationHarness harness, string channel, string language)
    {
        var group = Permissions.Led(await LoadAsync(harness))[0];
        await harness.Community.AddAsync(new Conversation { Channel = channel, ExternalId = Place, Kind = Kind(channel), BoundGroupId = group, Language = language });
    }

    private static Task<Member> LoadAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.Members.Include(static member => member.Memberships).FirstAsync(static member => member.Name == Lead));

    /// <summary>Until the twelfth of December.</summary>
    private static async Task<long> OpenAsync(ConversationHarness harness, string language)
    {
        var end = new DateTimeOffset(2026, 12, 12, 21, 0, 0, TimeSpan.Zero);
        var opened = await harness.AsAsync(Lead, (OpenDiscussion open, Member me) => open.HandleAsync(me, new DiscussionDraft(Said[language].Topic, Said[language].Question, Permissions.Led(me)[0], end), default));
        return opened.Value.Discussion.Id;
    }

    private static async Task SayAsync(ConversationHarness harness, string words)
    {
        var id = await harness.Community.ReadAsync(static db => db.Discussions.Select(static one => one.Id).SingleAsync());
        Assert.Null((await harness.AsAsync(Member, (SayInDiscussion say, Member me) => say.HandleAsync(me, id, words, source: null, default))).Refusal);
    }

    /// <summary>What waits longest for an answer.</summary>
    private static Task<long> UnansweredAsync(ConversationHarness harness) => harness.Community.ReadAsync(static db => db.Questions
        .Where(static one => one.State == Community.Questions.QuestionState.Open && !one.Answers.Any(static answer => !answer.NotHelpful)).OrderBy(static one => one.AskedAt).Select(static one => one.Id).FirstAsync());

    private static Task TellAsync(Chat chat, string channel, string words) => channel == ChannelNames.Teams ? chat.FillAsync(("text", words)) : (Task)chat.SaysAsync(words);

    /// <summary>A reply to the prompt, which is not the latest message any more.</summary>
    private static async Task LateAsync(Chat group, ConversationHarness harness, string words)
    {
        var shown = await harness.Community.ReadAsync(static db => db.LiveMessages.Where(static live => live.MemberId == null && live.Subject.StartsWith("discussion:")).OrderBy(static live => live.Id).Select(static live => live.PlatformId).FirstAsync());
        await group.TurnAsync($"> (in reply to the prompt) {words}", new MessageReceived(words, ReplyTo: shown, MessageId: "said-9"));
    }

    private static async Task GoAsync(ConversationHarness harness, DateOnly day, int hour)
    {
        harness.Community.Time.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(3)) - harness.Community.Now);
        await harness.Community.Services.DoAsync("discussion-topics");
        await harness.Community.Services.DoAsync("discussions");
    }
}
