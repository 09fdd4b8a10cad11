using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Preferences;
using CoP.Community.Questions;
using CoP.Dialogs.Preferences;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>How members choose what they are told, and their digest: the transcripts and what is kept.</summary>
public sealed class PreferencesTests
{
    private const string Asker = "Mutunga Kithekaa Ndeto";
    private const string Reader = "Ekidor Lomurut Nakale";

    public static TheoryData<string, string> FourLanguages => new()
    {
        { "en", "telegram" }, { "en", "msteams" }, { "sw", "telegram" }, { "sw", "msteams" },
        { "fr", "telegram" }, { "fr", "msteams" }, { "es", "telegram" }, { "es", "msteams" },
    };

    public static TheoryData<string, string> TwoLanguages => new()
    {
        { "en", "telegram" }, { "en", "msteams" }, { "sw", "telegram" }, { "sw", "msteams" },
    };

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Preferences(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        var desk = await AddressAsync(harness, "desk");
        await chat.SaysAsync("/preferences");
        await (channel == "telegram" ? PressAsync(chat, desk) : FillAsync(chat, desk));
        chat.Matches("preferences", language);

        var member = await harness.MemberAsync(Reader);
        var wishes = await harness.Community.ReadAsync(db => db.NoticePreferences.Where(preference => preference.MemberId == member.Id).ToDictionaryAsync(preference => preference.Kind, preference => preference.Timing));
        Assert.Equal(NoticeTiming.Off, wishes[NoticeKind.Announcement]);
        Assert.Equal(NoticeTiming.Daily, wishes[NoticeKind.Question]);
        Assert.Equal("Europe/London", member.TimeZone);
        Assert.Equal([desk], await harness.Community.ReadAsync(db => db.Addresses.Where(address => address.MemberId == member.Id && address.Preferred).Select(address => address.Id).ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Digest(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        var member = await harness.MemberAsync(Reader);
        await ChooseAsync(harness, member, NoticeKind.Question, NoticeTiming.Daily);
        await ChooseAsync(harness, member, NoticeKind.Digest, NoticeTiming.Daily);
        var asked = await AskAsync(harness, "How do you reach herders who have moved?");
        var gone = await AskAsync(harness, "Who prints the lists?");
        await AskAsync(harness, "Which radio stations reach the north?", requested: false);
        await RequestAsync(harness, member, asked);
        await RequestAsync(harness, member, gone);
        await harness.Community.As((await harness.MemberAsync(Asker)).Id, (WithdrawQuestion withdraw, Member me) => withdraw.HandleAsync(me, gone, default));

        harness.Community.Time.Advance(TimeSpan.FromHours(21));
        await harness.Community.Services.DoAsync("daily-digest");
        await chat.HearsAsync();
        await chat.PressesAsync("item");
        chat.Matches("digest", language);
    }

    [Fact]
    public async Task ButtonUnderANotice_OffersItsKind_InAMessageOfItsOwn()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, "telegram", "en");
        await chat.SaysAsync("/preferences announcement");
        Assert.Equal("Announcements", chat.Latest.Title);
        Assert.NotNull(chat.Find("wish", "Announcement:Off"));
    }

    [Fact]
    public async Task Times_AreSpokenInTheZoneOfTheReader()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, "telegram", "en");
        var question = await AskAsync(harness, "Who prints the lists?");
        await chat.SaysAsync($"/q {question}");
        Assert.Contains("Asked: 20 Nov, 11:00", chat.Transcript, StringComparison.Ordinal);

        await chat.SaysAsync("/timezone");
        await chat.SaysAsync("New York");
        await chat.SaysAsync($"/q {question}");
        Assert.Contains("Asked: 20 Nov, 03:00", chat.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("xx")]
    public async Task Language_ThatIsNotOffered_IsNotSpoken(string language)
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.Configure<CommunityOptions>(static options =>
        {
            options.Languages.Add("sw");
            options.Languages.Add("en");
        }));
        var chat = await harness.ChatAsync(Reader, "telegram", language);
        await chat.SaysAsync("/language fr");
        Assert.Equal(["sw", "en"], chat.Latest.Buttons.SelectMany(static row => row.Buttons).Select(static button => button.Press!.Argument));
        Assert.Equal(harness.Words.Say("members.chooseLanguage", "sw"), Drawing.Text(chat.Latest));
    }

    [Fact]
    public void EveryTimeZone_HasACodeOfItsOwn_ThatFitsAnOption()
    {
        Assert.Contains("Africa/Nairobi", TimeZones.All);
        Assert.All(TimeZones.All, static name => Assert.Equal(name, TimeZones.Find(TimeZones.CodeOf(name))));
    }

    [Theory]
    [InlineData("new york", "America/New_York")]
    [InlineData("nairobi", "Africa/Nairobi")]
    [InlineData("Europe par", "Europe/Paris")]
    public void TimeZone_IsFoundByAPartOfItsName(string words, string name) => Assert.Equal(name, TimeZones.Search(words, "Africa/Nairobi").First());

    [Fact]
    public async Task Preferences_InAGroup_AreNotShown()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var member = await harness.MemberAsync(Reader);
        var chat = new Chat(harness, "telegram", $"{member.Id}", "group-1", "A group") { Kind = ConversationKind.Group };
        await harness.ChatAsync(Reader, "telegram", "en");
        await chat.SaysAsync("/preferences");
        Assert.DoesNotContain("Announcements", chat.Transcript, StringComparison.Ordinal);
    }

    private static async Task PressAsync(Chat chat, long desk)
    {
        await chat.PressesAsync("wish", "Announcement");
        await chat.PressesAsync("wish", "Announcement:Off");
        await chat.PressesAsync("wish", "Question");
        await chat.PressesAsync("wish", "Question:Daily");
        await chat.PressesAsync("wish", "address");
        await chat.PressesAsync("wish", $"address:{desk}");
        await chat.PressesAsync("timezone");
        await chat.SaysAsync("London");
    }

    private static Task FillAsync(Chat chat, long desk) =>
        chat.FillAsync(("announcement", "Off"), ("question", "Daily"), ("address", $"{desk}"), ("zone", "~london"));

    private static async Task<long> AddressAsync(ConversationHarness harness, string channel)
    {
        var member = await harness.MemberAsync(Reader);
        return await harness.Community.ReadAsync(db => db.Addresses.Where(address => address.MemberId == member.Id && address.Channel == channel).Select(address => address.Id).FirstAsync());
    }

    private static Task<bool> ChooseAsync(ConversationHarness harness, Member member, NoticeKind kind, NoticeTiming timing) =>
        harness.Community.As(member.Id, async (PreferenceBook book, Member me) =>
        {
            await book.SetAsync(me, kind, timing, default);
            return true;
        });

    // Of those who fit, the wave takes others first: who is asked is said here.
    private static Task<bool> RequestAsync(ConversationHarness harness, Member member, long question) => harness.Community.DoAsync(async (Outbox outbox) =>
    {
        await outbox.TellAsync(member.Id, new QuestionRequested(question), default);
        return true;
    });

    private static async Task<long> AskAsync(ConversationHarness harness, string title, bool requested = true)
    {
        var group = await harness.Community.ReadAsync(static db => Task.FromResult(db.Groups.First(group => group.Slug == "shock").Id));
        var member = await harness.MemberAsync(Reader);
        var asker = await harness.MemberAsync(Asker);
        return await harness.Community.As(asker.Id, async (AskQuestion ask, Member me) =>
        {
            var question = (await ask.HandleAsync(me, new QuestionDraft(title, null, group, null, true), "en", default)).Value;
            if (requested && question.Requests.TrueForAll(request => request.MemberId != member.Id))
            {
                question.Requests.Add(new QuestionRequest { QuestionId = question.Id, MemberId = member.Id, AskedAt = question.AskedAt });
            }

            return question.Id;
        });
    }
}
