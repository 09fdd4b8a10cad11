using System.Text;
using CoP.Extraction.Tests.Making;

namespace CoP.Extraction.Tests;

/// <summary>What people really send is read, through the process in which it is read.</summary>
public sealed class OrdinaryFileTests(Reading reading) : IClassFixture<Reading>
{
    private const string Kiswahili = "Kaya zisizojiweza hupokea ruzuku ya pesa taslimu";
    private const string Signs = "Café, naïve, ñandú: Ng'ombe ≥ 20 %, œuvre, Gĩkũyũ";

    [Fact]
    public async Task Word_GivesTextNotesAndProperties()
    {
        var text = await reading.ReadAsync(Documents.Word(Kiswahili, Signs), "mwongozo.docx");

        Assert.Equal((ExtractionOutcome.Read, FileFormat.Word), (text.Outcome, text.Format));
        Assert.Equal($"{Kiswahili}\n{Signs}\n\nChanzo: Inua Jamii", text.Text);
        Assert.Equal((Documents.Title, Documents.Author, 2021), (text.Title, text.Author, text.Year));
        Assert.False(text.IsCut);
    }

    /// <summary>What is said in them stays unread, but how long they are matters to whoever pays for what they fetch.</summary>
    [Fact]
    public async Task Recording_SaysHowLongItIs()
    {
        var wave = await reading.ReadAsync(Recordings.Wave(61), "mahojiano.wav");
        var film = await reading.ReadAsync(Recordings.Mp4(600), "mafunzo.mp4");
        var sound = await reading.ReadAsync(Recordings.Mp3("Mazungumzo ya redio", 119), "redio.mp3");

        Assert.Equal((ExtractionOutcome.Empty, FileFormat.Recording, 2, ""), (wave.Outcome, wave.Format, wave.Minutes, wave.Text));
        Assert.Equal((ExtractionOutcome.Empty, FileFormat.Recording, 10), (film.Outcome, film.Format, film.Minutes));
        Assert.Equal((ExtractionOutcome.Empty, FileFormat.Recording, 2, "Mazungumzo ya redio"), (sound.Outcome, sound.Format, sound.Minutes, sound.Title));
    }

    [Fact]
    public async Task Word_WithATextBoxSaidTwice_GivesItOnce()
    {
        const string Both = "<mc:AlternateContent xmlns:mc=\"urn:mc\"><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>";

        var text = await reading.ReadAsync(Zips.Word(Both.Replace("{0}", Zips.Paragraph("Moja"), StringComparison.Ordinal) + Zips.Paragraph("mbili")), "a.docx");

        Assert.Equal("Moja\nmbili", text.Text);
    }

    /// <summary>Who is to do something stays beside it, also where a cell has several paragraphs, none, or is as wide as two.</summary>
    [Fact]
    public async Task Word_WithATable_GivesARowALine()
    {
        var text = await reading.ReadAsync(
            Documents.WordTable([["Action", "Who", "When"], ["Send the list\nof wards", "Juma", "5 December"], ["", "NDMA", ""], ["Share the tools>2", "by Friday"]], "Minutes", "Thanks"), "minutes.docx");

        Assert.Equal("Minutes\n| Action | Who | When |\n| Send the list of wards | Juma | 5 December |\n| | NDMA | |\n| Share the tools | | by Friday |\nThanks", text.Text.Split("\n\n")[0]);
    }

    /// <summary>Some put a whole page into a table to have a frame around it: it reads as any page.</summary>
    [Fact]
    public async Task Word_WithATableOfOneColumn_KeepsItsLines()
    {
        var text = await reading.ReadAsync(Documents.WordTable([["Way forward\nJuma to send the list"]], "Minutes", "Thanks"), "minutes.docx");

        Assert.Equal("Minutes\nWay forward\nJuma to send the list\nThanks", text.Text.Split("\n\n")[0]);
    }

    [Fact]
    public async Task Slides_GiveTextInOrder_AndHowMany()
    {
        var text = await reading.ReadAsync(Documents.Slides("Habari", Kiswahili, Signs), "wasilisho.pptx");

        Assert.Equal((ExtractionOutcome.Read, FileFormat.Slides, 3), (text.Outcome, text.Format, text.Pages));
        Assert.Equal($"Habari\n\n{Kiswahili}\n\n{Signs}", text.Text);
        Assert.Equal((Documents.Title, Documents.Author, 2021), (text.Title, text.Author, text.Year));
    }

    [Fact]
    public async Task Sheet_GivesRowsAndProperties()
    {
        var text = await reading.ReadAsync(Documents.Sheet(["Kaunti", "Kaya"], ["Turkana", Signs], [null, "12"]), "takwimu.xlsx");

        Assert.Equal((ExtractionOutcome.Read, FileFormat.Sheet), (text.Outcome, text.Format));
        Assert.Equal($"Kaunti\nKaunti | Kaya\nTurkana | {Signs}\n| | 12", text.Text);
        Assert.Equal((Documents.Title, Documents.Author, 2021), (text.Title, text.Author, text.Year));
    }

    [Fact]
    public async Task OldSheet_IsReadAsWell()
    {
        var text = await reading.ReadAsync(OleDocuments.Sheet("Turkana", "Marsabit"), "takwimu.xls");

        Assert.Equal((ExtractionOutcome.Read, FileFormat.OldSheet, "Kaunti\nTurkana\nMarsabit"), (text.Outcome, text.Format, text.Text));
    }

    [Fact]
    public async Task Pdf_GivesTextPagesAndProperties()
    {
        var text = await reading.ReadAsync(PdfDocuments.Of(Kiswahili, "Inua Jamii"), "mwongozo.pdf");

        Assert.Equal((ExtractionOutcome.Read, FileFormat.Pdf, 2), (text.Outcome, text.Format, text.Pages));
        Assert.Equal($"{Kiswahili}\n\nInua Jamii", text.Text);
        Assert.Equal(("Inua Jamii", "Wanjiru Muthoni", 2021), (text.Title, text.Author, text.Year));
    }

    [Fact]
    public async Task Pdf_GivesLettersWithSigns()
    {
        var text = await reading.ReadAsync(PdfDocuments.Showing("BT /F1 12 Tf 72 700 Td (Caf\u00E9, na\u00EFve, Se\u00F1or) Tj ET"), "a.pdf");

        Assert.Equal("Café, naïve, Señor", text.Text);
    }

    [Fact]
    public async Task Pdf_InTwoColumns_GivesOneAfterTheOther()
    {
        string[] left = ["Cash transfers reach older", "people in arid counties, where", "markets are far and drought", "comes every second year."];
        string[] right = ["Registries list households", "once, so that programmes", "share what they know and", "nobody is counted twice."];

        var text = await reading.ReadAsync(PdfDocuments.TwoColumns(left, right), "study.pdf");

        Assert.Equal($"{string.Join(' ', left)} {string.Join(' ', right)}", text.Text.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task Pdf_WithoutText_IsEmpty_AndSaysHowManyPages()
    {
        var text = await reading.ReadAsync(PdfDocuments.Showing("0 0 100 100 re f"), "scan.pdf");

        Assert.Equal((ExtractionOutcome.Empty, 1, ""), (text.Outcome, text.Pages, text.Text));
    }

    [Fact]
    public async Task Html_GivesWhatIsShown()
    {
        var page = Documents.Html($"<script>var a = '<p>no</p>';</script><style>p {{ }}</style><h1>Habari</h1><p>{Signs.Replace("≥", "&ge;", StringComparison.Ordinal)}<br>pili<table><tr><td>a<td>b</table>");

        var text = await reading.ReadAsync(page, "ukurasa.html");

        Assert.Equal($"Habari\n\n{Signs}\npili\na b", text.Text.Replace("\n\npili", "\npili", StringComparison.Ordinal).Replace("pili\n\n", "pili\n", StringComparison.Ordinal));
        Assert.Equal((Documents.Title, Documents.Author), (text.Title, text.Author));
    }

    [Theory]
    [InlineData("utf-8", "a.txt")]
    [InlineData("utf-16", "a.txt")]
    [InlineData("utf-16BE", "a.csv")]
    [InlineData("utf-32", "a.md")]
    public async Task Text_IsReadInItsEncoding_WithItsMark(string encoding, string name)
    {
        var writing = Encoding.GetEncoding(encoding);

        var text = await reading.ReadAsync([.. writing.GetPreamble(), .. writing.GetBytes(Signs)], name);

        Assert.Equal((ExtractionOutcome.Read, FileFormat.Text, Signs), (text.Outcome, text.Format, text.Text));
    }

    [Fact]
    public async Task Text_OfAnOldWindows_IsRead()
    {
        var text = await reading.ReadAsync([.. "Caf"u8, 0xE9, .. " \x20"u8, 0x80, .. "20"u8], "a.txt");

        Assert.Equal("Café €20", text.Text);
    }

    [Fact]
    public async Task LongText_IsCut_AndSaysSo()
    {
        var text = await reading.ReadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("👩 ", 300_000))), "a.txt");

        Assert.Equal((ExtractionOutcome.Read, true), (text.Outcome, text.IsCut));
        Assert.InRange(text.Text.Length, ExtractedText.MaxLength - 2, ExtractedText.MaxLength);
        Assert.True(char.IsLowSurrogate(text.Text[^1]) || text.Text[^1] == ' ');
    }
}
