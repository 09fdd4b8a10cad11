using System.Text;
using CoP.Community.Documents;
using CoP.Community.Files;

namespace CoP.Community.Tests.Documents;

/// <summary>What is taken in from a library, what is guessed of a file, and what is written down for a repository.</summary>
public sealed class LibraryTests
{
    [Fact]
    public async Task Import_Again_ChangesWhatHasChanged_AndAddsNothing()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        Assert.Equal(ImportOutcome.Added, await ImportAsync(fixture, One()));
        Assert.Equal(ImportOutcome.Unchanged, await ImportAsync(fixture, One()));
        Assert.Equal(ImportOutcome.Changed, await ImportAsync(fixture, One() with { Draft = DocumentFixture.Draft("Drought, revised") }));
        Assert.Equal("Drought, revised", await fixture.Community.ReadAsync(static db => db.Documents.Select(static document => document.Title).SingleAsync()));
    }

    [Fact]
    public async Task Import_Again_LeavesWhatWasPutRightMeanwhile()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        await ImportAsync(fixture, One());
        var id = await OnlyAsync(fixture);
        await fixture.Community.As(fixture.Coordinator, (DecideDocument decide, Member me) => decide.EditAsync(me, id, DocumentFixture.Draft("Put right"), default));

        Assert.Equal(ImportOutcome.Unchanged, await ImportAsync(fixture, One()));
        Assert.Equal("Put right", (await fixture.ReadAsync(id)).Title);
    }

    [Fact]
    public async Task Import_OfTheSameFileUnderAnotherName_IsLeftOut_AndWhatWasRemovedStaysRemoved()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var file = ("a.txt", "About drought."u8.ToArray());
        Assert.Equal(ImportOutcome.Added, await ImportAsync(fixture, One() with { File = file }));
        Assert.Equal(ImportOutcome.Duplicate, await ImportAsync(fixture, One() with { Source = "file:b.txt", File = file }));

        var id = await OnlyAsync(fixture);
        await fixture.Community.As(fixture.Coordinator, (DecideDocument decide, Member me) => decide.RemoveAsync(me, id, default));
        await ImportAsync(fixture, One() with { File = file });
        Assert.Equal(DocumentState.Removed, (await fixture.ReadAsync(id)).State);
    }

    [Fact]
    public async Task Import_KeepsTheTextThatWasRead_AndPointsFromOneToTheOther()
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        await ImportAsync(fixture, One() with { File = ("a.txt", "About camels."u8.ToArray()), Text = new FileText(FileTextOutcome.Read, "About camels.") });
        await ImportAsync(fixture, new DocumentImport("file:sw.txt", DocumentFixture.Draft("Ukame"), TranslationOf: "file:a.txt"));
        await ImportAsync(fixture, new DocumentImport("file:new.txt", DocumentFixture.Draft("Drought 2"), Replaces: "file:a.txt"));

        var all = await fixture.Community.ReadAsync(static db => db.Documents.OrderBy(static document => document.Id).ToListAsync());
        Assert.Equal((all[0].Id, all[2].Id, all[0].Id), (all[1].TranslationOfId!.Value, all[0].ReplacedById!.Value, all[2].ReplacesId!.Value));
        Assert.Equal(DocumentTextState.Read, all[0].TextState);
    }

    [Theory]
    [InlineData("x.txt", "", typeof(FileIsEmpty))]
    [InlineData("x.exe", "MZ\0\u0001", typeof(FileKindNotTaken))]
    public async Task Import_OfWhatIsNotTaken_IsRefused(string name, string content, Type refusal)
    {
        await using var fixture = await DocumentFixture.BuildAsync();
        var taken = await fixture.Community.DoAsync((ImportDocuments import) => import.HandleAsync(One() with { File = (name, Encoding.Latin1.GetBytes(content)) }, default));
        Assert.IsType(refusal, taken.Refusal);
        Assert.Equal(0, await fixture.Community.ReadAsync(static db => db.Documents.CountAsync()));
    }

    [Theory]
    [InlineData("ward_study-2019.pdf", null, "", "ward study 2019", DocumentKind.Report, 2019, null)]
    [InlineData("x.pdf", "Microsoft Word - draft3.doc", "Sera ya Ulinzi wa Jamii ya Kenya\nya mwaka wa 2011 kwa ajili ya watu wote", "Sera ya Ulinzi wa Jamii ya Kenya", DocumentKind.SectorPolicy, 2011, "sw")]
    [InlineData("x.pdf", "Annual Report of the Fund", "The report of the fund for the year 2023 to the members.", "Annual Report of the Fund", DocumentKind.AnnualReport, 2023, "en")]
    [InlineData("x.pdf", null, "Plan d’action pour la protection sociale 2030\nLe plan est pour les comtés.", "Plan d’action pour la protection sociale 2030", DocumentKind.ActionPlan, null, "fr")]
    public void Guess_IsByWhatTheFileSaysOfItself_ItsFirstLine_OrItsName(string name, string? said, string text, string title, DocumentKind kind, int? year, string? language)
    {
        var read = new FileText(text.Length > 0 ? FileTextOutcome.Read : FileTextOutcome.Empty, text, said);
        var guess = DocumentGuess.Of(name, "application/pdf", read, new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((title, kind, year, language), (guess.Title, guess.Kind, guess.Year, guess.Language));
    }

    [Fact]
    public void DublinCore_HoldsWhatIsKnown_AndNothingThatXmlCannot()
    {
        var document = new Document { Id = 7, Title = "Drought \u0001& <flood>", Year = 2020, Language = "sw", Themes = ["data"], Countries = ["Kenya"], Counties = ["023"], Pages = 12 };
        Assert.Equal(
            [
                "title.none=Drought & <flood>", "date.issued=2020", "language.iso=sw", "type.none=Other", "subject.none=data", "coverage.spatial=Kenya", "coverage.spatial=Turkana",
                "format.extent=12 p.", "identifier.other=document:7",
            ],
            DublinCore.Of(document).Root!.Elements().Select(static value => $"{value.Attribute("element")!.Value}.{value.Attribute("qualifier")!.Value}={value.Value}"));
    }

    private static DocumentImport One() => new("file:a.txt", DocumentFixture.Draft("Drought"));

    private static Task<long> OnlyAsync(DocumentFixture fixture) => fixture.Community.ReadAsync(static db => db.Documents.Select(static document => document.Id).SingleAsync());

    private static async Task<ImportOutcome> ImportAsync(DocumentFixture fixture, DocumentImport one) =>
        (await fixture.Community.DoAsync((ImportDocuments import) => import.HandleAsync(one, default))).Value;
}
