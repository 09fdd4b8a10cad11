using System.Collections.Frozen;
using CoP.Community;
using CoP.Community.Questions;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>
/// Takes typed words for commands: <c>/name argument</c> in any language, and the plain words of <c>command.{name}</c>
/// (separated by commas) when they are all that was said, or are followed by an argument, for the few that take one.
/// </summary>
public sealed class CommandWords(IWords words)
{
    private const string Prefix = "command.";

    // The others mean something only alone: "open the file?" is no command.
    private static readonly FrozenSet<string> WithArgument = FrozenSet.Create(StringComparer.Ordinal, "find", "language", "bind");

    private readonly Dictionary<string, string> _names = Languages.All
        .SelectMany(language => words.All(language))
        .Where(static entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .SelectMany(static entry => entry.Value.Split(',').Select(word => (Word: Terms.Plain(word.Trim()), Name: entry.Key[Prefix.Length..])))
        .DistinctBy(static pair => pair.Word)
        .ToDictionary(static pair => pair.Word, static pair => pair.Name, StringComparer.Ordinal);

    /// <summary>The action's name and its argument, or null when these are not a command.</summary>
    public (string Name, string Argument)? Read(string said)
    {
        var text = said.Trim();
        return text.StartsWith('/') ? Slash(text[1..]) : Plain(text);
    }

    private (string Name, string Argument) Slash(string text)
    {
        var (word, rest) = Cut(text);
        var name = Terms.Plain(word);
        return (_names.GetValueOrDefault(name, name), rest);
    }

    private (string Name, string Argument)? Plain(string text)
    {
        if (_names.TryGetValue(Terms.Plain(text.TrimEnd('!', '.', '?', ' ')), out var name))
        {
            return (name, "");
        }

        var (word, rest) = Cut(text);
        return rest.Length > 0 && _names.TryGetValue(Terms.Plain(word), out var first) && WithArgument.Contains(first) ? (first, rest) : null;
    }

    private static (string Word, string Remainder) Cut(string text) =>
        text.IndexOfAny([' ', '\n']) is var at and >= 0 ? (text[..at], text[(at + 1)..].Trim()) : (text, "");
}
