using System.Runtime.CompilerServices;

namespace CoP.Architecture.Tests;

/// <summary>What does not keep a rule yet, by name, in <c>Known/{rule}.txt</c>.</summary>
internal static class Known
{
    /// <summary>Fails for one that is not listed, and for a listed one that keeps the rule by now: take it off the list.</summary>
    public static void Are(string rule, IEnumerable<string> found, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Known", $"{rule}.txt");
        var listed = File.Exists(file) ? File.ReadAllLines(file) : [];
        var names = found.Select(static one => one[(one.LastIndexOf('/') + 1)..]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(
            names.SequenceEqual(listed.Order(StringComparer.Ordinal)),
            $"{rule}: not allowed: {string.Join(", ", names.Except(listed))}; take off the list, they are clean: {string.Join(", ", listed.Except(names))}");
    }
}
