using CoP.Community.Membership;

namespace CoP.Community.Tests.Members;

public sealed class KnownContactTests
{
    private const string Tenant = "0aa5c0a7-4a4f-4b0d-9a37-1d5a4a3f0001";
    private const string OtherTenant = "0aa5c0a7-4a4f-4b0d-9a37-1d5a4a3f0002";
    private const string Person = "5b8d3f2a-6a0e-4b1c-8f59-0c3f7c7a0001";

    [Fact]
    public async Task FindAsync_InWhateverSpelling_FindsTheMember()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await KnowAsync(fixture, fixture.Asker, ContactKind.Phone, "0712 345 678");
        await KnowAsync(fixture, fixture.Asker, ContactKind.Email, " Wanjiru@WFP.example ");
        await KnowAsync(fixture, fixture.Asker, ContactKind.DirectoryId, $"{Tenant.ToUpperInvariant()}/{Person}");

        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.Phone, "+254 712-345-678"));
        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.Email, "wanjiru@wfp.example"));
        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.DirectoryId, $"{Tenant}/{Person}"));
    }

    [Fact]
    public async Task FindAsync_TheSamePersonOfAnotherTenant_IsSomebodyElse()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await KnowAsync(fixture, fixture.Asker, ContactKind.DirectoryId, $"{Tenant}/{Person}");
        Assert.Null(await FindAsync(fixture, ContactKind.DirectoryId, $"{OtherTenant}/{Person}"));
    }

    [Fact]
    public async Task ReplaceAsync_WhatIsAnothers_IsRefusedAndChangesNothing()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await KnowAsync(fixture, fixture.Asker, ContactKind.Phone, "0712345678");
        var refused = await KnowAsync(fixture, fixture.Peer, ContactKind.Phone, "0722000000", "+254712345678");

        Assert.Equal(new ContactIsAnothers("+254712345678"), refused);
        Assert.Null(await FindAsync(fixture, ContactKind.Phone, "0722000000"));
    }

    [Fact]
    public async Task ReplaceAsync_KeepsWhatStaysAndForgetsTheRest()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        await KnowAsync(fixture, fixture.Asker, ContactKind.Phone, "0712345678", "0722000000");
        await KnowAsync(fixture, fixture.Asker, ContactKind.Email, "w@wfp.example");
        Assert.Null(await KnowAsync(fixture, fixture.Asker, ContactKind.Phone, "254722000000", "0733000000"));

        Assert.Null(await FindAsync(fixture, ContactKind.Phone, "0712345678"));
        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.Phone, "0722000000"));
        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.Phone, "0733000000"));
        Assert.Equal(fixture.Asker, await FindAsync(fixture, ContactKind.Email, "w@wfp.example"));
    }

    [Fact]
    public async Task ReplaceAsync_WithWhatCannotBeRead_NamesIt()
    {
        await using var fixture = await QuestionFixture.BuildAsync();
        Assert.Equal(new ContactUnclear("0712"), await KnowAsync(fixture, fixture.Asker, ContactKind.Phone, "0712345678", "0712"));
    }

    private static Task<Refusal?> KnowAsync(QuestionFixture fixture, long member, ContactKind kind, params string[] written) =>
        fixture.Community.DoAsync((KnownContacts contacts) => contacts.ReplaceAsync(member, kind, written, default));

    private static Task<long?> FindAsync(QuestionFixture fixture, ContactKind kind, string written) =>
        fixture.Community.DoAsync(async (KnownContacts contacts) => (await contacts.FindAsync(kind, written, default))?.Id);
}
