using CoP.EndToEnd.Tests.Kill;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("CoP.EndToEnd.Tests.LongestFirst", "CoP.EndToEnd.Tests")]

namespace CoP.EndToEnd.Tests;

/// <summary>The kill run takes longer than all the rest beside it: begun last, it would be waited for by itself.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(static collection => collection.DisplayName.Contains(nameof(KillTests), StringComparison.Ordinal));
}
