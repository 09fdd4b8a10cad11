using CoP.Dialogs.Search;

namespace CoP.Channels.Tests;

/// <summary>Finds the same for every member, and remembers who asked for what.</summary>
internal sealed class FixedInlineSearch : IInlineSearch
{
    public List<(string Channel, string Person, string Typed, int Offset)> Asked { get; } = [];

    public InlineResults Answer { get; set; } = new(
        IsMember: true, "Nothing found",
        [new InlineResult("document:7", "Targeting <in> Turkana & beyond", "Report · 2016", "How wards were chosen.", new Uri("https://example.org/open"), "Open it")], Next: 10);

    public Task<InlineResults> FindAsync(string channel, string person, string typed, int offset, string? hint, CancellationToken cancel)
    {
        Asked.Add((channel, person, typed, offset));
        return Task.FromResult(Answer);
    }
}
