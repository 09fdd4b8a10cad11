namespace CoP.EndToEnd.Tests.Support;

/// <summary>A message as somebody sees it now, after all edits.</summary>
internal sealed record ShownMessage(string Id, string Text, IReadOnlyList<string> Buttons)
{
    public bool Says(string words) => Text.Contains(words, StringComparison.Ordinal);

    public bool Offers(string label) => Buttons.Contains(label);

    public override string ToString() => $"[{Id}] {Text.ReplaceLineEndings(" / ")} {{{string.Join(" | ", Buttons)}}}";
}
