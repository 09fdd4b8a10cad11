using CoP.Community.Events.Door;
using CoP.Community.Events.Organising;
using CoP.Community.Members;
using CoP.Dialogs.Events.Statistics;
using CoP.Dialogs.Tests.Conversations;
using SkiaSharp;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>How events went, as whoever looks after them reads it: figures always, a picture for those who want one.</summary>
public sealed class StatisticsTalkTests
{
    public static TheoryData<string, string> FourLanguages => ActionPointTalkTests.FourLanguages;

    [Theory]
    [MemberData(nameof(FourLanguages))]
    public async Task Figures_OfAnEvent_OfItsSeries_AndOfTheYear(string language, string channel)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var id = await harness.PublishMeetingAsync("Targeting", seats: 30);
        await harness.AsAsync(Meetings.Coordinator, (RepeatEvent repeat, Member me) => repeat.HandleAsync(me, id, Repetition.Weekly, 3, default));
        await harness.RegisterAsync(Meetings.First, id);
        await harness.RegisterAsync(Meetings.Second, id);
        harness.Community.Time.Advance(TimeSpan.FromDays(14));
        await harness.AsAsync(Meetings.First, (CheckIn here, Member me) => here.HandleAsync(me, id, default));
        harness.Community.Time.Advance(TimeSpan.FromDays(8));

        var chat = await harness.ChatAsync(Meetings.Organiser, channel, language);
        await chat.SaysAsync("/organise");
        await chat.PressesAsync("fig-list", "all");
        await chat.PressesAsync("ev-figures", $"{id}");
        await chat.PressesAsync("fig-list", $"{id}");
        await chat.PressesAsync("fig-picture", $"{id}");

        Assert.Contains(chat.Shown, static shown => shown.Message.File is { ContentType: "image/png", Alt.Length: > 20 });
        chat.Matches("event-figures", language);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(FigureChart.MostEvents)]
    public void Picture_IsSmall_AndOfTheSizeAPhoneShows(int events)
    {
        var bars = Enumerable.Range(0, events).Select(static n => new FigureBar($"{(n * 7 % 28) + 1} Des", 20 + (n * 13 % 40), 10 + (n * 7 % 30))).ToList();
        var picture = new FigureChart("Takwimu: Jinsi mpango wa Inua Jamii unavyowafikia wazee walio mbali na ofisi za serikali", "Waliojisajili", "Waliohudhuria", bars).Draw();

        using var drawn = SKBitmap.Decode(picture);
        Assert.Equal((900, 560), (drawn.Width, drawn.Height));
        Assert.InRange(picture.Length, 5_000, 60_000);
    }
}
