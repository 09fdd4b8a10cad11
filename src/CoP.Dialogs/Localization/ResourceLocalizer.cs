using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using CoP.Community;

namespace CoP.Dialogs.Localization;

/// <summary>
/// Reads the resource files embedded in this assembly, one folder a language. A key <c>k</c> whose first argument is a
/// whole number is looked up as <c>k.one</c> or <c>k.other</c> where the file has those.
/// </summary>
public sealed class ResourceLocalizer : ILocalizer
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage =
        Languages.All.ToFrozenDictionary(static language => language, Load);

    public string Say(Text text, string language)
    {
        if (text.Key == Text.VerbatimKey)
        {
            return (string)text.Args[0];
        }

        var template = Find(text, language);
        return text.Args.IsDefaultOrEmpty ? template : string.Format(Languages.Culture(language), template, Fill(text, language));
    }

    public IReadOnlyDictionary<string, string> All(string language) => _byLanguage[language];

    private string Find(Text text, string language)
    {
        var words = _byLanguage[language];
        return Counted(text, language) is { } key && words.TryGetValue(key, out var counted) ? counted
            : words.TryGetValue(text.Key, out var plain) ? plain
            : throw new KeyNotFoundException($"No words for '{text.Key}' in '{language}'.");
    }

    private static string? Counted(Text text, string language) =>
        !text.Args.IsDefaultOrEmpty && text.Args[0] is int count
            ? $"{text.Key}.{(count == 1 || (count == 0 && language == Languages.French) ? "one" : "other")}"
            : null;

    private object[] Fill(Text text, string language) =>
        [.. text.Args.Select(arg => arg is Text inner ? Say(inner, language) : arg)];

    private static FrozenDictionary<string, string> Load(string language)
    {
        var assembly = typeof(ResourceLocalizer).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"Words/{language}/", StringComparison.Ordinal))
            .SelectMany(name => Read(assembly, name))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new JsonException($"{name} is empty.");
    }
}
