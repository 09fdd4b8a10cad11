using System.CommandLine;

namespace CoP.Bot.CommandLine;

/// <summary>An option that takes one of several names, such as <c>--role ROLE</c>: by its name, never by its number.</summary>
internal static class NamedOption
{
    /// <param name="noun">What it takes, e.g. <c>role</c>.</param>
    public static Option<T?> Create<T>(string name, string noun)
        where T : struct, Enum
    {
        var names = string.Join(", ", Enum.GetNames<T>());
        var option = new Option<T?>(name)
        {
            Description = $"One of {names}.",
            HelpName = noun.ToUpperInvariant(),
            CustomParser = given =>
            {
                var word = given.Tokens[0].Value;
                if (Enum.GetNames<T>().FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found)
                {
                    return Enum.Parse<T>(found);
                }

                given.AddError($"'{word}' is not a {noun}; a {noun} is one of {names}.");
                return null;
            },
        };
        option.CompletionSources.Clear();
        return option;
    }
}
