using CoP.Channels.Files;
using CoP.Dialogs.Turns;
using CoP.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CoP.Channels.Tests.Files;

public sealed class FileLinksTests
{
    private static readonly FileReference File = new(17, "a b/../ü.png");
    private readonly FakeTimeProvider _time = new(ManualTime.Beginning);
    private readonly FileLinks _links;

    public FileLinksTests() => _links = new FileLinks(new ButtonTokens([1]), _time);

    [Fact]
    public void Link_OfToday_Holds()
    {
        var (expires, signature) = Read(_links.Path(File, isPicture: true));

        Assert.StartsWith("/files/17/a%20b%2F..%2F", _links.Path(File, isPicture: true), StringComparison.Ordinal);
        Assert.True(_links.Holds(File, expires, signature));
    }

    [Fact]
    public void Link_WhenAnythingIsChanged_DoesNotHold()
    {
        var (expires, signature) = Read(_links.Path(File, isPicture: true));

        Assert.False(_links.Holds(File with { Id = 18 }, expires, signature));
        Assert.False(_links.Holds(File with { Name = "other.exe" }, expires, signature));
        Assert.False(_links.Holds(File, expires + 1, signature));
        Assert.False(_links.Holds(File, expires, signature[..^1] + (signature[^1] == 'A' ? 'B' : 'A')));
        Assert.False(_links.Holds(File, expires, ""));
        Assert.False(new FileLinks(new ButtonTokens([2]), _time).Holds(File, expires, signature));
    }

    [Fact]
    public void Link_WhenItsTimeIsOver_DoesNotHold()
    {
        var (expires, signature) = Read(_links.Path(File, isPicture: true));
        _time.Advance(FileLinks.Lifetime + TimeSpan.FromDays(1));

        Assert.False(_links.Holds(File, expires, signature));
    }

    [Fact]
    public void Link_OfTheSameDay_IsTheSame()
    {
        var first = _links.Path(File, isPicture: true);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, _links.Path(File, isPicture: true));
    }

    [Theory]
    [InlineData("cop-file:17/a%20b%2F..%2F%C3%BC.png", true)]
    [InlineData("cop-file:-17/x", false)]
    [InlineData("cop-file:17", false)]
    [InlineData("cop-file:17/a/b", false)]
    [InlineData("https://x/cop-file:17/a", false)]
    [InlineData(null, false)]
    public void Reference_IsReadOnlyAsItIsWritten(string? text, bool isOne)
    {
        Assert.Equal(isOne, FileReference.Read(text) is not null);
        Assert.Equal(File, FileReference.Read(File.ToString()));
    }

    private static (long Expires, string Signature) Read(string path)
    {
        var query = QueryHelpers.ParseQuery(path[path.IndexOf('?', StringComparison.Ordinal)..]);
        return (long.Parse(query["expires"]!, System.Globalization.CultureInfo.InvariantCulture), query["signature"]!);
    }
}
