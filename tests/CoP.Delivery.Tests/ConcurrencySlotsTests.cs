using Xunit;

namespace CoP.Delivery.Tests;

public sealed class ConcurrencySlotsTests
{
    [Theory]
    [InlineData(36, 1, true)] // Of 48 for bulk one hangs with all it may have, and the other with one: eleven are left.
    [InlineData(36, 12, false)] // None is left.
    [InlineData(0, 30, false)] // Its own will free theirs, and then several go together.
    [InlineData(0, 24, true)]
    public void Bulk_WaitsForPlacesOfItsOwn_ButNotForThoseOfAPlatformThatHangs(int others, int own, bool looks)
    {
        var slots = new ConcurrencySlots(64, [.. Taken("msteams:other", others), .. Taken("telegram", own)]);

        Assert.Equal(looks, slots.IsWorthLooking("telegram"));
    }

    private static IEnumerable<SelectedMessage> Taken(string scope, int count) =>
        Enumerable.Range(1, count).Select(at => new SelectedMessage(at, at, 1, scope, IsReply: false));
}
