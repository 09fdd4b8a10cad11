using Xunit;

namespace CoP.Testing.Browser;

/// <summary>As <see cref="BrowserFactAttribute"/>, once for each row of data.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
