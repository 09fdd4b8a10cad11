using System.Text.RegularExpressions;
using CoP.EndToEnd.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CoP.EndToEnd.Tests.Journeys;

/// <summary>How one comes in, and what one sees before that.</summary>
public sealed partial class JoiningTests : Journey
{
    [Fact]
    public async Task Invitation_OfTheCommandLine_JoinsOnTelegram_AndConnectMakesTheDeskTheSamePerson()
    {
        var code = await CommandLineRun.InviteAsync(TestBot, "Nekesa Wafula");
        var phone = TestBot.StrangerOnTelegram("Nekesa");
        await phone.Says($"/start {code.Replace("-", "", StringComparison.Ordinal)}");
        await phone.Reads("Welcome, Nekesa Wafula.");

        await phone.Says("connect");
        var connect = Code().Match((await phone.Reads("Send me this code from your other account")).Text).Value;
        var desk = TestBot.StrangerOnTeams("Nekesa");
        await desk.Says(connect);
        await desk.Reads("Welcome, Nekesa Wafula.");

        Assert.Equal(2, await TestBot.AskAsync(db => db.Addresses.CountAsync(address => address.Member!.Name == "Nekesa Wafula")));
        await desk.Asks("Who is in charge of payments in Siaya?");
        await phone.Says("questions");
        await phone.Reads("Who is in charge of payments in Siaya?");
    }

    [Fact]
    public async Task Invitation_WorksOnce()
    {
        var code = await TestBot.InviteAsync("Nekesa Wafula");
        var first = TestBot.StrangerOnTelegram("Nekesa");
        await first.Says(code);
        await first.Reads("Welcome, Nekesa Wafula.");

        var second = TestBot.StrangerOnTeams("Mallory");
        await second.Says(code);
        await second.Reads("That code does not work");
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("questions")]
    [InlineData("open")]
    [InlineData("find payments")]
    [InlineData("/find payments")]
    [InlineData("How do caregivers enrol with SHA?")]
    [InlineData("moderate")]
    [InlineData("invite")]
    [InlineData("profile")]
    public async Task Stranger_WhateverIsSaid_IsToldHowToJoin_AndSeesNothing(string words)
    {
        var phone = TestBot.StrangerOnTelegram("Mallory");
        await phone.Says(words);
        await phone.Reads("If you have an invitation code, send it to me.");
        var desk = TestBot.StrangerOnTeams("Mallory");
        await desk.Says(words);
        await desk.Reads("If you have an invitation code, send it to me.");
        Assert.Single(phone.Screen);
        Assert.Single(desk.Screen);
    }

    [Fact]
    public async Task Stranger_WhoAsksForHelp_LearnsWhatThisIs_InTheirLanguage()
    {
        var desk = TestBot.StrangerOnTeams("Mallory");
        await desk.Says("help");
        await desk.Reads("To join you need an invitation from a coordinator.");
        await desk.Presses("Language");
        await desk.Presses("Kiswahili");
        await desk.Says("/help");
        await desk.Reads("mwaliko");
    }

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();
}
