using System.Text.RegularExpressions;
using CoP.Bot.Tests.Staging;
using CoP.Community.Members;
using CoP.Testing.Telegram;

namespace CoP.Bot.Tests.CommandLine;

public sealed partial class InviteTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Roles => [.. Enum.GetNames<Role>()];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Invite_OfANewName_MakesAMember()
    {
        var said = await InviteAsync("Amina Otieno");

        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("Code for Amina Otieno (Member), valid once", said.Output, StringComparison.Ordinal);
        Assert.Contains("No Telegram link", said.Output, StringComparison.Ordinal);
        Assert.Single(Code().Matches(said.Output));
    }

    [Fact]
    public async Task Invite_OfAMember_MakesAFurtherCode_AndKeepsTheRole()
    {
        var first = await InviteAsync("Amina Otieno", "--role", "Chair");
        var second = await InviteAsync(" Amina Otieno ");

        Assert.Contains($"New database: {_folder["community.db"]}.", first.Output, StringComparison.Ordinal);
        Assert.Contains($"Database: {_folder["community.db"]}{Environment.NewLine}", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is a member already", first.Output, StringComparison.Ordinal);
        Assert.Contains("Amina Otieno is a member already and stays Chair", second.Output, StringComparison.Ordinal);
        Assert.Contains("Code for Amina Otieno (Chair)", second.Output, StringComparison.Ordinal);
        Assert.NotEqual(Code().Match(first.Output).Value, Code().Match(second.Output).Value);
    }

    [Fact]
    public async Task Invite_WhereACommunityWasKept_AndIsGone_IsRefused_AndBeginsNoOther()
    {
        await InviteAsync("Amina Otieno");
        _folder.Lose();

        (await InviteAsync("Amina Otieno")).IsRefusedPlainly("is gone or empty", "Put the backup back");

        Assert.False(File.Exists(_folder["community.db"]));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Invite_TakesEveryRole_InAnyCase(string role)
    {
        var said = await InviteAsync("Amina", "--role", role.ToLowerInvariant());

        Assert.Equal(0, said.Code);
        Assert.Contains($"({role})", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_SaysOrganisationAndLead_WhateverTheSpelling()
    {
        var said = await InviteAsync("Amina", "--organisation", "w.f.p.", "--lead", "SHOCK", "--lead", "Financing and sustainability");

        Assert.Contains("Code for Amina (Member, World Food Programme, leads shock, leads finance), valid once", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_OfAMember_WithAnOrganisation_SetsIt()
    {
        await InviteAsync("Amina", "--role", "Chair");
        var said = await InviteAsync("Amina", "--organisation", "Turkana Cash Network", "--kind", "ngo", "--lead", "shock");

        Assert.Contains("Code for Amina (Chair, Turkana Cash Network, leads shock)", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_OfAGuest_SaysUntilWhen()
    {
        var said = await InviteAsync("Amina", "--role", "Guest", "--until", "2999-12-31");

        Assert.Contains("guest until 2999-12-31 21:00:00Z", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("say with --kind what it is: Government", "--organisation", "Turkana Cash Network")]
    [InlineData("There is no working group 'drought'; there are policy,", "--lead", "drought")]
    [InlineData("The day of --until has passed.", "--until", "2020-01-01")]
    [InlineData("An organisation's name has letters.", "--organisation", "?")]
    public async Task Invite_WithWhatCannotBe_SaysWhy_AndMakesNobody(string why, params string[] options)
    {
        (await InviteAsync(["Amina", .. options])).IsRefusedPlainly(why);

        var said = await InviteAsync("Amina", "--role", "Chair");
        Assert.Contains("Code for Amina (Chair)", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role", "King")]
    [InlineData("--kind", "Bakery")]
    [InlineData("--kind", "3")]
    [InlineData("--until", "31/12/2999")]
    [InlineData("--role", "99")]
    [InlineData("--role", "3")]
    [InlineData("--rol", "Chair")]
    public async Task Invite_WithARoleThatIsNone_IsRefused_AndMakesNobody(string option, string role)
    {
        (await InviteAsync("Amina", option, role)).IsRefusedPlainly("--help");

        Assert.False(File.Exists(_folder["community.db"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Invite_WithAnEmptyOrEndlessName_IsRefused(string? name)
    {
        (await InviteAsync(name ?? new string('a', 201))).IsRefusedPlainly("1 to 200 characters");

        Assert.False(File.Exists(_folder["community.db"]));
    }

    [Fact]
    public async Task Invite_WhenTelegramIsOn_GivesALinkWithTheCode()
    {
        await using var telegram = await TelegramStandIn.StartAsync();
        var said = await InviteAsync(["Amina", .. RunningBot.On(telegram)]);

        var code = Code().Match(said.Output).Value.Replace("-", "", StringComparison.Ordinal);
        Assert.Contains($"https://t.me/CopTestBot?start={code}", said.Output, StringComparison.Ordinal);
    }

    private Task<Spoken> InviteAsync(params string[] words) => Spoken.ToAsync(["invite", .. words, "--Database:ConnectionString", _folder.Connection]);

    [GeneratedRegex("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")]
    private static partial Regex Code();
}
