using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.DueWork;
using CoP.Community.Members;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>Announcing, as transcripts: what a coordinator, a second one and a reader see on either channel.</summary>
public sealed class AnnouncementTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Reader = "Halkano Guyole Dirra";

    private static readonly Dictionary<string, (string Title, string Text, string Label)> Words = new()
    {
        ["en"] = ("The forum moves to Friday", "The **national forum** is on Friday:\n- doors open at 8\n- bring your badge", "Programme"),
        ["sw"] = ("Jukwaa limeahirishwa hadi Ijumaa", "**Jukwaa la kitaifa** litafanyika Ijumaa:\n- milango itafunguliwa saa 2 asubuhi\n- njoo na beji yako", "Ratiba"),
        ["fr"] = ("Le forum est reporté à vendredi", "Le **forum national** aura lieu vendredi :\n- ouverture des portes à 8 h\n- apportez votre badge", "Programme"),
        ["es"] = ("El foro pasa al viernes", "El **foro nacional** es el viernes:\n- apertura a las 8\n- traiga su credencial", "Programa"),
    };

    public static TheoryData<string, string> FourLanguages => Make("en", "sw", "fr", "es");

    public static TheoryData<string, string> TwoLanguages => Make("en", "sw");

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Announce(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/announce");
        await FillAsync(chat, Answers(language));
        await ConfirmAsync(chat);
        await chat.PressesAsync("ann-test");
        await chat.PressesAsync("ann-send");
        await harness.FanOutAsync();
        await chat.HearsAsync();
        await chat.SaysAsync("/announcements");
        chat.Matches("announce", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task AnnouncementWithEverything_IsScheduledEditedAndDiscarded(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await chat.SaysAsync("/announce");
        await FillAsync(
            chat, ("title", Words[language].Title), ("text", Words[language].Text), ("who", "+counties,langs"), ("counties", "+national,003"), ("langs", "+en,sw"),
            ("more", "+buttons,words,later,urgent,hold"), ("buttons", "javascript:alert(1)"), ("buttons", $"{Words[language].Label}: https://example.org/programme"),
            ("words", "+fr"), ("title-fr", Words["fr"].Title), ("text-fr", Words["fr"].Text), ("date", "2020-01-01"), ("date", "2026-12-24"), ("time", "="), ("late", "hours"));
        await ConfirmAsync(chat);
        await chat.PressesAsync("ann-words", ":fr");
        await chat.PressesAsync("ann-send");
        await chat.PressesAsync("ann-edit");
        await EditAsync(chat, ("title", $"{Words[language].Title} (!)"));
        await chat.PressesAsync("ann-discard");
        chat.Matches("announce-later", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Announcement_WhoseTimeHasPassed_IsAskedForAndSentNow(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        await SendAsync(harness, language, run: false, ahead: TimeSpan.FromHours(1));
        harness.Community.Time.Advance(TimeSpan.FromDays(3));
        await harness.FanOutAsync();
        await chat.HearsAsync();
        await chat.PressesAsync("ann-edit");
        await chat.SaysAsync("/cancel");
        await chat.PressesAsync("ann-send");
        chat.Matches("overdue-announcement", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Reading(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        var id = await SendAsync(harness, language);
        await chat.HearsAsync();
        await chat.PressesAsync("ack");
        await harness.Community.As((await harness.MemberAsync(Coordinator)).Id, (RecallAnnouncement recall, Member me) => recall.HandleAsync(me, id, default));
        await harness.FanOutAsync();
        await chat.HearsAsync();
        chat.Matches("read-announcement", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Steering(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, channel, language);
        var id = await SendAsync(harness, language, run: false);
        await chat.SaysAsync("/announcements");
        await chat.PressesAsync("ann", $"{id}");
        await chat.PressesAsync("ann-pause");
        await chat.PressesAsync("ann-resume");
        await harness.FanOutAsync();
        await chat.HearsAsync();
        await harness.FanOutAsync();
        await chat.HearsAsync();
        await AcknowledgeAsync(harness, id);
        await chat.PressesAsync("ann-readers");
        await chat.PressesAsync("ann-export");
        await harness.Community.Services.StepAsync(harness.Community.Services.GetRequiredService<DueWorkRunner>(), "recipient-lists");
        await chat.HearsAsync();
        await chat.PressesAsync("ann-correct");
        await EditAsync(chat, ("title", $"{Words[language].Title} (!)"));
        await harness.FanOutAsync();
        await chat.HearsAsync();
        await chat.PressesAsync("ann-recall");
        await chat.PressesAsync("ann-recall-yes");
        chat.Matches("steer-announcement", language);
    }

    [Theory]
    [MemberData(nameof(TwoLanguages))]
    public async Task Approving(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync(static services => services.Configure<AnnouncementOptions>(static options => options.ApprovalAbove = 1));
        var author = await harness.MemberAsync(Coordinator);
        var second = await harness.Community.ReadAsync(static db => db.Members.FirstAsync(static member => member.Role == Role.Chair));
        var chat = await harness.ChatAsync(second.Name, channel, language);
        var id = await SendAsync(harness, language, run: false);
        await chat.HearsAsync();
        await chat.PressesAsync("ann-decline");
        await FillAsync(chat, ("reason", "…"));
        await ConfirmAsync(chat);
        await harness.Community.As(author.Id, (SendAnnouncement send, Member me) => send.HandleAsync(me, id, default));
        await chat.HearsAsync();
        await chat.PressesAsync("ann-approve");
        chat.Matches("approve-announcement", language);
    }

    private static (string Field, string? Value)[] Answers(string language) =>
    [
        ("title", Words[language].Title), ("text", Words[language].Text), ("who", "+groups"), ("groups", "+shock"),
        ("more", "+buttons,ack"), ("buttons", $"{Words[language].Label}: https://example.org/programme"),
    ];

    // A chat is asked one after the other; a card comes again for what an answer opened, or what was wrong.
    private static async Task FillAsync(Chat chat, params (string Field, string? Value)[] answers)
    {
        var left = answers.ToList();
        while (left.Count > 0)
        {
            var now = left.DistinctBy(static answer => answer.Field).ToArray();
            var asked = chat.AskedFields();
            var given = asked is null ? [.. left] : now.Where(answer => asked.Contains(answer.Field)).ToArray();
            Assert.NotEmpty(given);
            await chat.FillAsync(given);
            foreach (var answer in given)
            {
                left.Remove(answer);
            }
        }
    }

    private static async Task EditAsync(Chat chat, (string Field, string? Value) answer)
    {
        if (chat.AskedFields() is null)
        {
            await chat.PressesAsync("f.edit", $":{answer.Field}");
            await chat.FillAsync(answer);
            await ConfirmAsync(chat);
            return;
        }

        await chat.FillAsync(answer);
        while (chat.AskedFields() is { Length: > 0 })
        {
            await chat.FillAsync();
        }
    }

    private static Task ConfirmAsync(Chat chat) => chat.Find("f.ok") is null ? Task.CompletedTask : chat.PressesAsync("f.ok");

    private static Task<long> SendAsync(ConversationHarness harness, string language, bool run = true, TimeSpan? ahead = null) =>
        harness.AnnounceAsync(Coordinator, new AnnouncementText { Language = language, Title = Words[language].Title, Body = Words[language].Text }, run, ahead);

    private static async Task AcknowledgeAsync(ConversationHarness harness, long id)
    {
        var reader = await harness.MemberAsync(Reader);
        await harness.Community.As(reader.Id, (AcknowledgeAnnouncement use, Member me) => use.HandleAsync(me, id, default));
    }

    private static TheoryData<string, string> Make(params string[] languages)
    {
        var all = new TheoryData<string, string>();
        foreach (var language in languages)
        {
            all.Add(language, ChannelNames.Telegram);
            all.Add(language, ChannelNames.Teams);
        }

        return all;
    }
}
