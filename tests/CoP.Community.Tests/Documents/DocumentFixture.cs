using System.Text;
using CoP.Community.Documents;
using CoP.Community.Files;
using CoP.Community.Search;

namespace CoP.Community.Tests.Documents;

/// <summary>A community that shares documents: whoever gives, whoever decides, a lead, a member of the group and one of none.</summary>
internal sealed class DocumentFixture : IAsyncDisposable
{
    private DocumentFixture(TestCommunity community) => Community = community;

    public TestCommunity Community { get; }

    public long Group { get; private set; }

    public long Giver { get; private set; }

    public long Insider { get; private set; }

    public long Outsider { get; private set; }

    public long Lead { get; private set; }

    public long Coordinator { get; private set; }

    public static async Task<DocumentFixture> BuildAsync()
    {
        var fixture = new DocumentFixture(await TestCommunity.EmptyAsync());
        var community = fixture.Community;
        fixture.Group = await community.GroupAsync("shock", "drought");
        fixture.Giver = await community.MemberAsync("Giver");
        fixture.Insider = await community.MemberAsync("Insider", group: fixture.Group);
        fixture.Outsider = await community.MemberAsync("Outsider");
        fixture.Lead = await community.MemberAsync("Lead", group: fixture.Group, lead: true);
        fixture.Coordinator = await community.MemberAsync("Coordinator", static member => member.Role = Role.ContentCoordinator);
        return fixture;
    }

    public static DocumentDraft Draft(string title = "Drought in Turkana", Func<DocumentDraft, DocumentDraft>? change = null)
    {
        var draft = new DocumentDraft { Title = title, Kind = DocumentKind.Report, Link = "https://example.org/study" };
        return change?.Invoke(draft) ?? draft;
    }

    public Task<Result<Document>> GiveAsync(long member, DocumentDraft? draft = null, long? file = null) =>
        Community.As(member, (GiveDocument give, Member me) => give.HandleAsync(me, draft ?? Draft(), file, default));

    public async Task<long> PublishedAsync(DocumentDraft? draft = null) => (await GiveAsync(Coordinator, draft)).Value.Id;

    public Task<Result<Document>> PublishAsync(long member, long id) => Community.As(member, (PublishDocument publish, Member me) => publish.HandleAsync(me, id, default));

    /// <summary>A text file that a member has sent.</summary>
    public async Task<long> FileAsync(long owner, string words = "About drought.") => (await Community.AddAsync(new StoredFile
    {
        Name = "study.txt",
        ContentType = "text/plain",
        Content = Encoding.UTF8.GetBytes(words),
        OwnerId = owner,
        ExpiresAt = Community.Now.AddDays(7),
    })).Id;

    public Task<Document> ReadAsync(long id) => Community.ReadAsync(db => db.Documents.SingleAsync(document => document.Id == id));

    public Task<List<long>> FoundAsync(long member, string words, SearchFilter? filter = null) => Community.As(
        member, async (FindThings find, Member me) => (await find.HandleAsync(me, words, filter ?? SearchFilter.None, default)).ConvertAll(static one => one.Id));

    public Task<bool> FollowAsync(long member, params string[] themes) => Community.As(member, async (KeepForLater later, Member me) =>
    {
        await later.FollowAsync(me, themes, default);
        return true;
    });

    /// <summary>Who was told a notice, in order.</summary>
    public Task<List<long?>> ToldAsync<TNotice>()
        where TNotice : Notice
    {
        var type = NoticeJson.NameOf<TNotice>();
        return Community.ReadAsync(db => db.Outbox.Where(row => row.NoticeType == type).OrderBy(row => row.Id).Select(row => row.MemberId).ToListAsync());
    }

    public ValueTask DisposeAsync() => Community.DisposeAsync();
}
