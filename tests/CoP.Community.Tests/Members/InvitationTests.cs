using CoP.Community.Membership;
namespace CoP.Community.Tests.Members;

public sealed class InvitationTests
{
    [Fact]
    public async Task RedeemInvitation_BindsTheAddressAndTellsTheInviter()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);

        var joined = (await RedeemAsync(fixture, code, "501")).Value;

        var address = await fixture.Community.ReadAsync(static db => db.Addresses.FirstAsync(address => address.ExternalId == "501"));
        Assert.Equal(("Newcomer", joined.Id, true), (joined.Name, address.MemberId, address.Preferred));
        Assert.Equal([fixture.Coordinator], await fixture.ToldAsync<InvitationUsed>());
        Assert.Single(await fixture.AuditAsync("member.invite"));
    }

    [Fact]
    public async Task RedeemInvitation_InSmallLettersWithoutDashes_Works()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        Assert.True((await RedeemAsync(fixture, InvitationCode.Bare(code).ToLowerInvariant(), "501")).Succeeded);
    }

    [Fact]
    public async Task RedeemInvitation_Twice_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        await RedeemAsync(fixture, code, "501");
        Assert.IsType<InvitationNotValid>((await RedeemAsync(fixture, code, "502")).Refusal);
    }

    [Fact]
    public async Task RedeemInvitation_WhenExpired_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        fixture.Community.Time.Advance(TimeSpan.FromDays(14));
        Assert.IsType<InvitationNotValid>((await RedeemAsync(fixture, code, "501")).Refusal);
    }

    [Fact]
    public async Task RedeemInvitation_AfterFiveGuesses_IsRefusedForAnHourEvenWhenRight()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        for (var guess = 0; guess < RedeemInvitation.AttemptsPerHour; guess++)
        {
            Assert.IsType<InvitationNotValid>((await RedeemAsync(fixture, InvitationCode.New(), "501")).Refusal);
        }

        Assert.IsType<TooManyAttempts>((await RedeemAsync(fixture, code, "501")).Refusal);
        fixture.Community.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.True((await RedeemAsync(fixture, code, "501")).Succeeded);
    }

    [Fact]
    public async Task Guesses_OfOnePerson_DoNotStopAnother()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        for (var guess = 0; guess < RedeemInvitation.AttemptsPerHour; guess++)
        {
            await RedeemAsync(fixture, InvitationCode.New(), "501");
        }

        Assert.True((await RedeemAsync(fixture, code, "502")).Succeeded);
    }

    [Fact]
    public async Task Connect_GivesTheSamePersonASecondAddressThatIsNotPreferred()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var made = await fixture.Community.As(fixture.Peer, static (Invite invite, Member me) => invite.ConnectAsync(me, default));

        Assert.Equal(fixture.Peer, (await RedeemAsync(fixture, made.Code, "29:abc", "msteams")).Value.Id);

        var addresses = await fixture.Community.ReadAsync(db => db.Addresses.Where(address => address.MemberId == fixture.Peer).OrderBy(address => address.Id).ToListAsync());
        Assert.Equal([true, false], addresses.Select(static address => address.Preferred));
        Assert.Empty(await fixture.ToldAsync<InvitationUsed>());
    }

    [Fact]
    public async Task Connect_AfterHalfAnHour_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var made = await fixture.Community.As(fixture.Peer, static (Invite invite, Member me) => invite.ConnectAsync(me, default));
        fixture.Community.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.IsType<InvitationNotValid>((await RedeemAsync(fixture, made.Code, "29:abc", "msteams")).Refusal);
    }

    [Fact]
    public async Task RedeemInvitation_FromAnothersAddress_IsRefusedAndKeepsTheCode()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);

        Assert.Equal(new AddressTaken("Peer"), (await RedeemAsync(fixture, code, "501", current: fixture.Peer)).Refusal);
        Assert.True((await RedeemAsync(fixture, code, "502")).Succeeded);
    }

    [Fact]
    public async Task Invite_ByAnOrdinaryMember_IsRefused()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.IsType<NotAllowed>((await InviteAsync(fixture, fixture.Peer, "Newcomer", Role.Member)).Refusal);
    }

    [Theory]
    [InlineData(Role.ContentCoordinator, Role.Guest, true)]
    [InlineData(Role.ContentCoordinator, Role.Member, true)]
    [InlineData(Role.ContentCoordinator, Role.ContentCoordinator, false)]
    [InlineData(Role.ContentCoordinator, Role.Administrator, false)]
    [InlineData(Role.Administrator, Role.Administrator, true)]
    [InlineData(Role.Chair, Role.Chair, true)]
    [InlineData(Role.Committee, Role.Member, false)]
    public async Task Invite_GivesOnlyTheRolesThatOnesOwnAllows(Role own, Role given, bool may)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var actor = await fixture.Community.MemberAsync("Actor", member => member.Role = own);
        Assert.Equal(may, (await InviteAsync(fixture, actor, "Newcomer", given)).Succeeded);
    }

    [Fact]
    public async Task Invite_ForANameThatExists_IsRefusedInChatButNotOnTheCommandLine()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(new NameIsTaken("Peer"), (await InviteAsync(fixture, fixture.Coordinator, "Peer", Role.Member)).Refusal);
        var again = await fixture.Community.DoAsync(static (Invite invite) => invite.HandleAsync(null, "Peer", Role.Administrator, default));
        Assert.Equal((fixture.Peer, Role.Member), (again.Value.Member.Id, again.Value.Member.Role));
    }

    [Fact]
    public async Task Code_IsKeptOnlyAsItsHash()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        var kept = await fixture.Community.ReadAsync(static db => db.Invitations.SingleAsync());
        Assert.Equal(InvitationCode.Hash(code), kept.CodeHash);
        Assert.DoesNotContain(InvitationCode.Bare(code), kept.CodeHash, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ABCD-EFGH-JKLM-NPQR", true)]
    [InlineData("abcdefghjklmnpqr", true)]
    [InlineData("internationalise", false)]
    [InlineData("ABCD-EFGH-JKLM", false)]
    public void Code_IsToldFromOrdinaryWords(string text, bool looks) =>
        Assert.Equal(looks, InvitationCode.In(text).Any(static found => found.IsMeantAsOne(byMember: true)));

    public static TheoryData<string> WaysToWriteACode =>
    [
        "{0}-{1}-{2}-{3}", "{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}–{1}–{2}–{3}", "{0}—{1}—{2}—{3}", "{0}‑{1}‑{2}‑{3}", "{0} - {1} - {2} - {3}", "{0}\u00A0{1}\u00A0{2}\u00A0{3}",
        "my code is {0}-{1}-{2}-{3}", "My code is: {0} {1} {2} {3}.", "Here they need {0} {1} {2} {3}, please", "msimbo wangu ni {0} {1} {2} {3}",
        "mon code est {0}-{1}-{2}-{3}", "«{0} {1} {2} {3}»", "este {0}{1}{2}{3}", "https://t.me/CopTestBot?start={0}{1}{2}{3}",
    ];

    [Theory]
    [MemberData(nameof(WaysToWriteACode))]
    public async Task Code_IsRead_HoweverItIsWritten(string way)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        var written = string.Format(null, way, code.Split('-').ToArray<object>());

        Assert.Equal(InvitationCode.Bare(code), await ReadAsync(fixture, written, byMember: false));
        Assert.Equal(InvitationCode.Bare(code), await ReadAsync(fixture, written.ToLowerInvariant(), byMember: true));
    }

    [Theory]
    [InlineData("8EBR 4AVG CUA2 RUE6", true)]
    [InlineData("my code is 8ebr-4avg-cua2-rue6", true)]
    [InlineData("they need that help", false)]
    [InlineData("They need that help.", false)]
    [InlineData("when they were here", false)]
    [InlineData("sema haya sasa kaka", false)]
    [InlineData("faut-elle dans cent", false)]
    [InlineData("esta casa que ellas", false)]
    [InlineData("para ella esta casa", false)]
    [InlineData("ATM card 4242 4242 4242 4242", false)]
    public async Task WordsOfFourLetters_AreACode_OnlyWithDigitsAmongThem(string words, bool isCode)
    {
        await using var fixture = await QuestionFixture.BuildAsync();

        Assert.Equal(isCode, await ReadAsync(fixture, words, byMember: false) is not null);
    }

    [Fact]
    public async Task CodeWithoutDigits_IsRead_WhereThatInvitationWasMade()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await fixture.Community.AddAsync(new Invitation { CodeHash = InvitationCode.Hash("THEYNEEDTHATHELP"), MemberId = fixture.Peer });

        Assert.Equal("THEYNEEDTHATHELP", await ReadAsync(fixture, "my code is they need that help", byMember: false));
    }

    [Fact]
    public async Task SerialNumberInAMembersSentence_StaysASentence()
    {
        await using var fixture = await QuestionFixture.BuildAsync();

        Assert.Null(await ReadAsync(fixture, "The tablet 8EBR-4AVG-CUA2-RUE6 is broken, who mends it?", byMember: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Redeem_ByNobodyInParticular_IsRefused_AndTheCodeStaysGood(string person)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        var conversation = await fixture.Community.AddAsync(new Conversation { Channel = "telegram", ExternalId = "501" });

        Assert.IsType<NobodyInParticular>((await fixture.Community.DoAsync((RedeemInvitation redeem) => redeem.HandleAsync(null, conversation, person, code, default))).Refusal);

        Assert.True((await RedeemAsync(fixture, code, "501")).Succeeded);
    }

    [Theory]
    [InlineData(ConversationKind.Group)]
    [InlineData(ConversationKind.Channel)]
    public async Task Redeem_WhereOthersReadAlong_IsRefused_AndTheCodeStaysGood(ConversationKind kind)
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        var code = await InviteAsync(fixture);
        var conversation = await fixture.Community.AddAsync(new Conversation { Channel = "telegram", ExternalId = "-100", Kind = kind });

        Assert.IsType<CodeInPublic>((await fixture.Community.DoAsync((RedeemInvitation redeem) => redeem.HandleAsync(null, conversation, "501", code, default))).Refusal);

        Assert.True((await RedeemAsync(fixture, code, "501")).Succeeded);
    }

    private static Task<string?> ReadAsync(QuestionFixture fixture, string words, bool byMember) =>
        fixture.Community.DoAsync((RedeemInvitation redeem) => redeem.ReadAsync(words, byMember, default));

    private static async Task<string> InviteAsync(QuestionFixture fixture) =>
        (await InviteAsync(fixture, fixture.Coordinator, "Newcomer", Role.Member)).Value.Code;

    private static Task<Result<NewInvitation>> InviteAsync(QuestionFixture fixture, long actor, string name, Role role) =>
        fixture.Community.As(actor, (Invite invite, Member me) => invite.HandleAsync(me, name, role, default));

    private static async Task<Result<Member>> RedeemAsync(QuestionFixture fixture, string code, string person, string channel = "telegram", long? current = null)
    {
        var conversation = await fixture.Community.ReadAsync(db => db.Conversations.FirstOrDefaultAsync(conversation => conversation.ExternalId == person))
            ?? await fixture.Community.AddAsync(new Conversation { Channel = channel, ExternalId = person, Kind = ConversationKind.Personal });
        var member = current is null ? null : await fixture.Community.ReadAsync(db => db.Members.FirstAsync(member => member.Id == current));
        return await fixture.Community.DoAsync((RedeemInvitation redeem) => redeem.HandleAsync(member, conversation, person, code, default));
    }
}
