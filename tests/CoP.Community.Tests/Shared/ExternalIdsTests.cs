namespace CoP.Community.Tests.Shared;

public sealed class ExternalIdsTests
{
    [Theory]
    [InlineData("7", true)]
    [InlineData("29:1a b", true)]
    [InlineData("", false)]
    [InlineData(" ", false)]
    [InlineData("7 ", false)]
    public void Id_ThatIsEmptyOrEndsInASpace_NamesNobody(string id, bool isOne) => Assert.Equal(isOne, ExternalIds.IsOne(id));

    [Fact]
    public void Id_ThatIsLongerThanAny_NamesNobody()
    {
        Assert.True(ExternalIds.IsOne(new string('7', ExternalIds.Longest)));
        Assert.False(ExternalIds.IsOne(new string('7', ExternalIds.Longest + 1)));
    }

    [Fact]
    public void Key_ThatIsTooLong_IsCutToItsLength_AndStaysItself()
    {
        var (one, other) = (new string('k', 500) + "1", new string('k', 500) + "2");
        Assert.Equal("short", ExternalIds.Fitting("short", 400));
        Assert.Equal(400, ExternalIds.Fitting(one, 400).Length);
        Assert.Equal(ExternalIds.Fitting(one, 400), ExternalIds.Fitting(one, 400));
        Assert.NotEqual(ExternalIds.Fitting(one, 400), ExternalIds.Fitting(other, 400));
        Assert.Equal(ExternalIds.Fitting(one, 400), ExternalIds.Fitting(ExternalIds.Fitting(one, 400), 400));
    }
}
