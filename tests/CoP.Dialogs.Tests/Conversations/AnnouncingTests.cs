using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Delivery;
using CoP.Community.Groups;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Conversations;

/// <summary>What holds for announcements whatever the words: who may, what is refused, what a second press does.</summary>
public sealed class AnnouncingTests
{
    private const string Coordinator = "Mwikali Nthenge Kasyoka";
    private const string Somebody = "Ekidor Lomurut Nakale";

    [Fact]
    public async Task Announce_WhenSomebodyNeitherLeadsNorCoordinates_IsRefused()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Somebody, ChannelNames.Telegram, "en");

        await chat.SaysAsync("/announce");

        Assert.Contains("That is for the coordinators.", chat.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announce_WhenALeadWrites_OffersTheirGroupsOnlyAndNothingUrgent()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await LeadAsync(harness);

        await chat.SaysAsync("/announce");
        var who = Options(chat, "who");
        await chat.FillAsync(("title", "Meeting"), ("text", "On Friday."), ("who", "+counties"), ("more", null));

        Assert.DoesNotContain("everyone", who);
        Assert.Equal(["shock"], Options(chat, "groups"));
        Assert.DoesNotContain("everyone", Options(chat, "who"));
        Assert.DoesNotContain("urgent", chat.Transcript, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("everyone,groups", "“Everyone” includes all others.")]
    [InlineData("everyone,counties", "“Everyone” includes all others.")]
    public async Task Announce_WhenTheAudienceContradictsItself_AsksAgain(string who, string problem)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");
        await chat.SaysAsync("/announce");

        await chat.FillAsync(("title", "Meeting"), ("text", "On Friday."), ("who", who), ("more", null));

        Assert.Contains(problem, Input(chat, "who")!.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Click: javascript:alert(1)")]
    [InlineData("Click: ftp://example.org")]
    [InlineData("Click: https://user@example.org")]
    [InlineData("Click")]
    [InlineData("Register: document 12")]
    public async Task Announce_WhenALineIsNoSafeButton_SaysWhich(string line)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await WithButtonsAsync(harness, line);

        Assert.Contains($"“{line}”", Input(chat, "buttons")!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announce_WhenEventsCanBeOpened_OffersTheirButtons()
    {
        await using var harness = await ConversationHarness.SetAsync();

        var chat = await WithButtonsAsync(harness, "Register: event 12");

        var shown = chat.Latest.Blocks.OfType<Sample>().First().Message;
        Assert.Contains(shown.Buttons, static row => row.Buttons[0] is { Label: "Register", Press: { Verb: "event", Argument: "12" } });
    }

    [Fact]
    public async Task Announce_WhenThereAreFiveButtons_SaysHowManyFit()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var lines = string.Join('\n', Enumerable.Range(1, 5).Select(static number => $"Part {number}: https://example.org/{number}"));

        var chat = await WithButtonsAsync(harness, lines);

        Assert.Contains("room for 4 buttons", Input(chat, "buttons")!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhenAnOldPreviewIsPressedAgain_SaysHowItStands()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, old) = await PreviewAsync(harness);
        await chat.PressesAsync("ann-send");

        await PressAsync(harness, chat, old);

        Assert.Contains("That is no longer possible. The announcement is now: being sent.", chat.Transcript, StringComparison.Ordinal);
        Assert.Equal(1, await harness.Community.ReadAsync(static db => db.Broadcasts.CountAsync(static one => one.State == BroadcastState.Running)));
    }

    [Fact]
    public async Task Test_WhenPressedTwice_ComesOnce()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, _) = await PreviewAsync(harness);
        var test = chat.Find("ann-test")!.Value;

        await PressAsync(harness, chat, test);
        await PressAsync(harness, chat, test);

        Assert.Equal(1, await harness.Community.ReadAsync(static db => db.Outbox.CountAsync(static row => row.NoticeType == NoticeJson.NameOf<AnnouncementTried>())));
    }

    [Fact]
    public async Task Preview_WhenTheTextIsLong_KeepsTheCardShortAndShowsItApart()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/announce");

        await chat.FillAsync(("title", "Minutes"), ("text", string.Join(' ', Enumerable.Repeat("minutes", 370))), ("who", "+everyone"), ("more", null));

        Assert.Empty(chat.Latest.Blocks.OfType<Sample>());
        Assert.Contains(chat.Shown, static shown => shown.Message.Blocks.OfType<Sample>().Count() == 2);
        Assert.NotNull(chat.Find("ann-words", ":en"));
    }

    [Fact]
    public async Task Edit_OfADraft_StartsWithEverythingFilledIn()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var (chat, _) = await PreviewAsync(harness);

        await chat.PressesAsync("ann-edit");

        Assert.Equal("Meeting", Input(chat, "title")!.Value);
        Assert.Equal("groups", Input(chat, "who")!.Value);
        Assert.Equal("ack", Input(chat, "more")!.Value);
    }

    private static async Task<(Chat Chat, (string Id, Message Message, Button Button) Send)> PreviewAsync(ConversationHarness harness)
    {
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");
        await chat.SaysAsync("/announce");
        await chat.FillAsync(("title", "Meeting"), ("text", "On Friday."), ("who", "groups"), ("more", "ack"));
        await chat.FillAsync(("groups", "shock"));
        return (chat, chat.Find("ann-send")!.Value);
    }

    private static async Task<Chat> WithButtonsAsync(ConversationHarness harness, string lines)
    {
        var chat = await harness.ChatAsync(Coordinator, ChannelNames.Teams, "en");
        await chat.SaysAsync("/announce");
        await chat.FillAsync(("title", "Meeting"), ("text", "On Friday."), ("who", "everyone"), ("more", "buttons"));
        await chat.FillAsync(("buttons", lines));
        return chat;
    }

    private static async Task<Chat> LeadAsync(ConversationHarness harness)
    {
        var chat = await harness.ChatAsync(Somebody, ChannelNames.Teams, "en");
        var lead = await harness.MemberAsync(Somebody);
        await harness.Community.ChangeAsync(async db =>
        {
            var group = await db.Groups.SingleAsync(static group => group.Slug == "shock");
            await db.GroupMemberships.Where(membership => membership.MemberId == lead.Id && membership.GroupId == group.Id).ExecuteDeleteAsync();
            db.Add(new GroupMembership { GroupId = group.Id, MemberId = lead.Id, IsLead = true });
            return await db.SaveChangesAsync();
        });
        return chat;
    }

    private static async Task PressAsync(ConversationHarness harness, Chat chat, (string Id, Message Message, Button Button) old)
    {
        var place = $"chat-{(await harness.MemberAsync(Coordinator)).Id}";
        var token = ConversationHarness.Tokens.Write(old.Button.Press!, old.Message.Operation, place);
        await chat.TurnAsync($"> (again) [{old.Button.Label}]", new ButtonPressed(token, ImmutableDictionary<string, string>.Empty, old.Id));
    }

    private static CardInput? Input(Chat chat, string id) => chat.Latest.Form?.Card.Inputs.FirstOrDefault(input => input.Id == id);

    private static string[] Options(Chat chat, string id) => [.. Input(chat, id)?.Options.Select(static option => option.Value) ?? []];
}
