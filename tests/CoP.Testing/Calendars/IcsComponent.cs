using System.Globalization;
using System.Text.RegularExpressions;

namespace CoP.Testing.Calendars;

/// <summary>A line as it reads: a name, parameters, and a value that is not yet unescaped.</summary>
public sealed record IcsLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value);

/// <summary>What stands between BEGIN and END.</summary>
public sealed partial record IcsComponent(string Name, IReadOnlyList<IcsLine> Lines, IReadOnlyList<IcsComponent> Parts)
{
    public IEnumerable<IcsComponent> Of(string name) => Parts.Where(part => part.Name == name);

    public IcsComponent Only(string name) => Of(name).Single();

    /// <summary>The one line of a name; null where there is none.</summary>
    /// <exception cref="FormatException">There are several.</exception>
    public IcsLine? Find(string name) => Lines.Where(line => line.Name == name).ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => throw new FormatException($"{Name} has more than one {name}."),
    };

    public string? Value(string name) => Find(name)?.Value;

    public int Number(string name) => int.Parse(Value(name) ?? throw new FormatException($"{Name} has no {name}."), CultureInfo.InvariantCulture);

    /// <summary>A value of the type TEXT, unescaped.</summary>
    /// <exception cref="FormatException">Something in it had to be escaped, or needed not to.</exception>
    public string? Text(string name) => Value(name) is not { } value ? null
        : Escaped().IsMatch(value) ? Escape().Replace(value, static found => found.Value is "\\n" or "\\N" ? "\n" : found.Value[1..])
        : throw new FormatException($"{name} is not escaped as a text: {value}");

    [GeneratedRegex(@"\A(?:[^\\;,]|\\[\\;,nN])*\z")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\\[\\;,nN]")]
    private static partial Regex Escape();
}
