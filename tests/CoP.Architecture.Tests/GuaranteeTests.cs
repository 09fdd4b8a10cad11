using System.Text.RegularExpressions;

namespace CoP.Architecture.Tests;

/// <summary>docs/guarantees.md names the tests that prove what we promise: they must be there.</summary>
public sealed partial class GuaranteeTests
{
    private static readonly string Root = Path.GetDirectoryName(Room.Source)!;

    [Fact]
    public void EveryTestThatTheGuaranteesName_Exists()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Root, "docs", "guarantees.md"))).Select(static match => match.Value).ToList();

        Assert.True(named.Count > 20);
        Assert.All(named, name => Assert.Contains($" {name}(", tests, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[A-Z][A-Za-z]+(_[A-Za-z]+)+(?=`)")]
    private static partial Regex TestName();
}
