using CoP.Dialogs.Events.Afterwards;
using CoP.Dialogs.Events.Door;
using SkiaSharp;
using Xunit;

namespace CoP.Dialogs.Tests.Events;

/// <summary>What is printed, whatever people call their events, their places and themselves.</summary>
public sealed class PrintedTests
{
    private const int Edge = 85;
    private const int Band = 46;

    /// <summary>As much as a phone with thin data should have to fetch.</summary>
    private const int Heavy = 200_000;

    public static TheoryData<string> Titles =>
    [
        "Targeting",
        "Mafunzo ya siku mbili kuhusu ulengaji wa kaya za wafugaji na uhakiki wa jamii katika kaunti za Turkana, Marsabit na Mandera",
        new string('W', 120),
        "Élargissement 🎉",
    ];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Poster_KeepsItsMargins_AndIsLight(string title)
    {
        var png = new DoorPoster(title, ["Fri 4 Dec, 11:00–13:00", title], new Uri("https://chat.example.org/bot?start=here_048213"), "048213", title, title).Draw();

        using var picture = SKBitmap.Decode(png);
        Assert.Equal((1240, 1754), (picture.Width, picture.Height));
        Assert.InRange(png.Length, 1, Heavy);
        Assert.DoesNotContain(
            Enumerable.Range(Band, picture.Height - (2 * Band)).SelectMany(row => Enumerable.Range(0, Edge).SelectMany(column => new[] { picture.GetPixel(column, row), picture.GetPixel(picture.Width - 1 - column, row) })),
            static pixel => pixel != SKColors.White);
    }

    [Fact]
    public void Poster_WithoutALink_HasNoCode()
    {
        using var with = SKBitmap.Decode(Draw(new Uri("https://chat.example.org/bot?start=here_048213")));
        using var without = SKBitmap.Decode(Draw(null));

        Assert.InRange(Black(with), 200_000, 700_000);
        Assert.Equal(0, Black(without)); // Words are a little lighter.
        static byte[] Draw(Uri? link) => new DoorPoster("Targeting", ["Harambee House"], link, "048213", "Type it.", "Until then.").Draw();
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Certificate_IsOnePage_AndLight(string title)
    {
        var pdf = new CertificatePage("Certificate of attendance", "This is to certify that", title, "took part in the training", title, [title, title], title).Draw(DateTimeOffset.UnixEpoch);

        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(pdf[..8]), StringComparison.Ordinal);
        Assert.Contains("/Count 1", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1, Heavy);
    }

    private static int Black(SKBitmap picture) => picture.Pixels.Count(static pixel => pixel == SKColors.Black);
}
