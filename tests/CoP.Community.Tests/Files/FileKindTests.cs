using System.IO.Compression;
using System.Text;
using CoP.Community.Files;

namespace CoP.Community.Tests.Files;

public sealed class FileKindTests
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    public static byte[] Png(int width = 800, int height = 600) =>
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 6, 0, 0, 0];

    [Theory]
    [InlineData("word/document.xml", Office + "wordprocessingml.document")]
    [InlineData("xl/workbook.xml", Office + "spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", Office + "presentationml.presentation")]
    [InlineData("classes/Main.class", null)]
    public void Zip_IsTakenOnlyAsAnOfficeDocument(string entry, string? type) =>
        Assert.Equal(type, FileKind.Of(Zip("[Content_Types].xml", entry), "x.docx")?.ContentType);

    [Fact]
    public void OfficeDocument_WithMacros_IsNotTaken() =>
        Assert.Null(FileKind.Of(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "x.docx"));

    [Fact]
    public void ZipBomb_IsNeverUnpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[64 * 1024 * 1024]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        FileKind.Of(stream.ToArray(), "x.docx");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * 1024 * 1024);
    }

    [Theory]
    [InlineData("a,b\n1,2", "t.csv", "text/csv")]
    [InlineData("a,b\n1,2", "t.exe", "text/plain")]
    [InlineData("Habari, dunia – ñ", "t.txt", "text/plain")]
    [InlineData("%PDF-1.7\n…", "t.txt", "application/pdf")]
    [InlineData("<html><script>alert(1)</script>", "t.txt", null)]
    [InlineData("<html><p>Habari</p>", "Ukurasa.HTML", "text/html")]
    [InlineData("Habari", "t.html", "text/plain")]
    [InlineData("  \uFEFF <svg onload=alert(1)>", "picture.png", null)]
    [InlineData("MZ\u0001\u0000\u0000", "picture.png", null)]
    public void Text_IsKnownByItsBytes(string content, string name, string? type) =>
        Assert.Equal(type, FileKind.Of(Encoding.UTF8.GetBytes(content), name)?.ContentType);

    /// <summary>A document may be larger than a picture: channels show no larger one.</summary>
    [Fact]
    public async Task Received_IsBoundedByWhatItIs()
    {
        await using var community = await TestCommunity.EmptyAsync();
        Assert.Equal(new FileTooLarge(StoredFile.LargestPicture), (await ReceiveAsync([.. Png(), .. new byte[StoredFile.LargestPicture]])).Refusal);
        Assert.True((await ReceiveAsync([.. "%PDF-1.7"u8, .. new byte[StoredFile.LargestPicture]])).Succeeded);
        Assert.Equal(new FileTooLarge(), (await ReceiveAsync([.. "%PDF-1.7"u8, .. new byte[StoredFile.LargestSize]])).Refusal);

        Task<Result<StoredFile>> ReceiveAsync(byte[] content) => community.DoAsync((ReceiveFile receive) => receive.HandleAsync("x", content, ownerId: null, default));
    }

    [Fact]
    public void Recording_IsKnownByItsBytes_WhateverItsName()
    {
        Assert.Equal("audio/mpeg", FileKind.Of([.. "ID3"u8, 3, 0, 0], "x")?.ContentType);
        Assert.Equal("audio/mpeg", FileKind.Of([0xFF, 0xFB, 0x90, 0x64, 0], "x.exe")?.ContentType);
        Assert.Equal("audio/ogg", FileKind.Of("OggS"u8, "x.pdf")?.ContentType);
        Assert.Equal("audio/wav", FileKind.Of("RIFF\0\0\0\0WAVEfmt "u8, "x")?.ContentType);
        Assert.Equal("audio/mp4", FileKind.Of("\0\0\0\u0020ftypM4A "u8, "x")?.ContentType);
        Assert.Equal("video/mp4", FileKind.Of("\0\0\0\u0020ftypisom"u8, "x")?.ContentType);
        Assert.Equal("video/webm", FileKind.Of([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8], "x")?.ContentType);
        Assert.Null(FileKind.Of("RIFF\0\0\0\0AVI LIST"u8, "x.avi"));
        Assert.Null(FileKind.Of([0xFF, 0xFE, 0x41, 0x00, 0x42, 0x00], "utf16.txt"));
        Assert.Null(FileKind.Of([0xFF, 0xFB, 0xF0, 0x64, 0], "x.mp3"));
    }

    [Fact]
    public void Picture_IsKnownByItsBytes_WhateverItsName()
    {
        Assert.Equal("image/png", FileKind.Of(Png(), "x.exe")?.ContentType);
        Assert.Equal("image/jpeg", FileKind.Of([0xFF, 0xD8, 0xFF, 0xE0], "x.txt")?.ContentType);
        Assert.Equal("image/gif", FileKind.Of("GIF89a"u8, "x")?.ContentType);
        Assert.Null(FileKind.Of([0x89, 0x50], "x.png"));
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData(@"C:\Users\x\poster.PNG", "poster.png")]
    [InlineData("poster.exe", "poster.png")]
    [InlineData("a\r\nb\"c<d>|e?.png", "abcde.png")]
    [InlineData("..", "file.png")]
    [InlineData("", "file.png")]
    [InlineData("gnp.\u202Eexe", "gnp.png")]
    public void Name_LosesItsPathAndEndsAsItsKind(string claimed, string expected) =>
        Assert.Equal(expected, FileNames.Clean(claimed, FileKind.Of(Png(), claimed)!), ignoreCase: true);

    [Fact]
    public void Name_ThatIsLong_IsCutBeforeItsEnding() =>
        Assert.EndsWith(".png", FileNames.Clean(new string('x', 500), FileKind.Of(Png(), "")!)[..100], StringComparison.Ordinal);

    [Theory]
    [InlineData(800, 600, true)]
    [InlineData(9000, 2000, false)]
    [InlineData(2100, 100, false)]
    [InlineData(0, 10, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    [InlineData(-1, 10, false)]
    public void Picture_HasALimitedShape(int width, int height, bool shown)
    {
        var png = Png(width, height);
        Assert.Equal(shown, PictureSize.Read(png, FileKind.Of(png, "")!)!.Value.IsShown);
    }

    [Fact]
    public void Jpeg_SaysItsSizeInItsFrame()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 2, 0x58, 3, 0x20, 3];
        Assert.Equal(new PictureSize(800, 600), PictureSize.Read(jpeg, FileKind.Of(jpeg, "")!));
        Assert.Null(PictureSize.Read(jpeg.AsSpan(0, 8), FileKind.Of(jpeg, "")!));
        Assert.Null(PictureSize.Read([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0, 0], FileKind.Of(jpeg, "")!));
    }

    private static byte[] Big(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("x"u8);
            }
        }

        return stream.ToArray();
    }
}
