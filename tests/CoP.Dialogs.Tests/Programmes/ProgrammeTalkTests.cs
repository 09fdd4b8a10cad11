using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Programmes;
using CoP.Dialogs.Programmes;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Tests.Events;
using CoP.Testing.Communities;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CoP.Dialogs.Tests.Programmes;

/// <summary>Who does what where, as those write it who run it, and as others read it.</summary>
public sealed class ProgrammeTalkTests
{
    private const string Owner = "Ekidor Lomurut Nakale";
    private const string Reader = "Talaso Boruya Wario";

    public static TheoryData<string, string> Places => TopicTalkTests.Places;

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Member_DescribesTheirOrganisation_AddsAProgramme_AndChangesIt(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Owner, channel, language);
        await chat.SaysAsync("/programmes");
        await chat.PressesAsync(AddProgrammeForm.FormName);
        (string Field, string? Value)[] answers =
        [
            ("name", "Turkana cash"), ("objectives", "Households keep their herds."), ("national", "no"), ("counties", "+023,009"), ("targeting", null), ("transfer", "KES 2,700 a month"),
            ("funding", null), ("active", "="),
        ];
        if (channel == ChannelNames.Telegram)
        {
            await chat.FillAsync(answers[..3]);
            await chat.PressesAsync("f.tog", ":008");
            await chat.SaysAsync("Turkana");
            await chat.PressesAsync("f.done");
            await chat.FillAsync(answers[4..]);
            await chat.PressesAsync("f.ok");
        }
        else
        {
            await chat.FillAsync([.. answers[..3], ("counties", "+008,023"), .. answers[4..]]);
            await chat.FillAsync(("counties", "+008,023"));
        }

        Assert.Equal(["008", "023"], await harness.Community.ReadAsync(static db => db.ProgrammeCounties.Select(static one => one.County).Order().ToListAsync()));
        await chat.PressesAsync(ShowOrganisationAction.Verb);
        await chat.PressesAsync(OrganisationProfileForm.FormName);
        await chat.FillAsync(("about", "We pay cash in arid counties."), ("contact", $"~{Owner}"));
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : Task.CompletedTask);
        await chat.PressesAsync(ShowProgrammeAction.Verb);
        await chat.PressesAsync(EditProgrammeForm.FormName);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.edit", "active") : Task.CompletedTask);
        await chat.FillAsync(channel == ChannelNames.Telegram ? [("active", "no")] : [.. answers[..^1].Select(static answer => (answer.Field, (string?)"=")), ("active", "no")]);
        await (channel == ChannelNames.Telegram ? chat.PressesAsync("f.ok") : chat.FillAsync(("counties", "=")));
        Assert.False((await harness.Community.ReadAsync(static db => db.Programmes.SingleAsync())).IsActive);
        chat.Matches("programme", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Reader_FindsProgrammesByCountyAndOrganisation(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, channel, language);
        await ProgrammesAsync(harness, "HSNP", "Inua Jamii", "School meals", "Fish farms", "Cash for work", "Seeds");
        await chat.SaysAsync("/programmes");
        await chat.PressesAsync(ProgrammePages.Verb, "all:5");
        await chat.SaysAsync("/programmes Turkana");
        await chat.PressesAsync(ShowProgrammeAction.Verb);
        await chat.PressesAsync(ShowOrganisationAction.Verb);
        await chat.SaysAsync("/programmes WFP");
        await chat.SaysAsync("/programmes Atlantis");
        chat.Matches("programmes", language);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Owner_IsAskedAfterHalfAYear_AndConfirms(string channel, string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Owner, channel, language);
        await ProgrammesAsync(harness, "HSNP");
        await harness.AsAsync(Owner, (OrganisationProfiles profiles, Member me) => profiles.DescribeAsync(me, me.OrganisationId!.Value, "We pay.", me.Id, default));
        harness.Community.Time.Advance(ProfileRefresh.HalfYear + TimeSpan.FromHours(8));
        await harness.Community.Services.DoAsync("profile-refresh");
        await chat.HearsAsync();
        await chat.PressesAsync(OrganisationProfileCard.ConfirmVerb);
        await chat.PressesAsync(ShowOrganisationAction.Verb);
        chat.Matches("programme-refresh", language);
    }

    [Theory]
    [InlineData("programmes Turkana", "Programmes in Turkana")]
    [InlineData("Programmes WFP", "Programmes of World Food Programme")]
    [InlineData("programmes for widows", null)]
    [InlineData("Programmes in which county pay best?", null)]
    public async Task PlainWords_AreACommand_OnlyWhereTheyNameACountyOrAnOrganisation(string said, string? title)
    {
        await using var harness = await ConversationHarness.SetAsync();
        var chat = await harness.ChatAsync(Reader, ChannelNames.Telegram, "en");
        await chat.SaysAsync(said);
        Assert.Equal(title is not null, chat.Latest.Title == title && title is not null);
    }

    [Fact]
    public async Task Reader_OfAnotherOrganisation_HasNoButtonsToChangeIt()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await ProgrammesAsync(harness, "HSNP");
        var chat = await harness.ChatAsync(Reader, ChannelNames.Telegram, "en");
        await chat.SaysAsync("/programmes");
        await chat.PressesAsync(ShowProgrammeAction.Verb);
        await chat.PressesAsync(ShowOrganisationAction.Verb);
        Assert.All([EditProgrammeForm.FormName, OrganisationProfileForm.FormName, OrganisationProfileCard.ConfirmVerb], verb => Assert.Null(chat.Find(verb)));
    }

    private static async Task ProgrammesAsync(ConversationHarness harness, params string[] names)
    {
        foreach (var (name, at) in names.Select(static (name, at) => (name, at)))
        {
            var draft = new ProgrammeDraft(name, "Fewer go hungry.", "The poorest households.", at % 2 == 0 ? ["023", "009", "008", "010", "007"] : null, "KES 2,000 a month", "The exchequer");
            Assert.Null((await harness.AsAsync(Owner, (EditProgrammes edit, Member me) => edit.AddAsync(me, me.OrganisationId!.Value, draft, default))).Refusal);
        }
    }
}
