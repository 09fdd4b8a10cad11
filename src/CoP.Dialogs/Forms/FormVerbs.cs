using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Forms;

/// <summary>What the buttons of a form say: <c>f.pick</c> with <c>{revision}:{value}</c>, and so on.</summary>
public static class FormVerbs
{
    private const string Prefix = "f.";

    public static bool IsForm(Press press) => press.Verb.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The input a press stands for, or null when it is malformed.</summary>
    /// <param name="values">The inputs of a submitted card; empty otherwise.</param>
    public static Input? Read(Press press, ImmutableDictionary<string, string> values)
    {
        var cut = press.Argument.IndexOf(':', StringComparison.Ordinal);
        var (number, value) = cut < 0 ? (press.Argument, null) : (press.Argument[..cut], press.Argument[(cut + 1)..]);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && Of(press.Verb, value, values) is { } input
            ? input with { Revision = revision }
            : null;
    }

    /// <summary>The press for an input at a revision.</summary>
    /// <exception cref="ArgumentException">It cannot be pressed (typed words, a file), or the press is too long for a button.</exception>
    public static Press Write(Input input, int revision)
    {
        var (verb, value) = Parts(input);
        var press = new Press(verb, value is null ? Number(revision) : $"{Number(revision)}:{value}");
        return Encoding.UTF8.GetByteCount(press.Verb + press.Argument) <= Press.MaxLength
            ? press
            : throw new ArgumentException($"The press {press.Verb} {press.Argument} is longer than {Press.MaxLength} bytes.", nameof(input));
    }

    private static Input? Of(string verb, string? value, ImmutableDictionary<string, string> values) => (verb, value) switch
    {
        ("f.pick", { Length: > 0 }) => new Input.Pick(value),
        ("f.tog", { Length: > 0 }) => new Input.Toggle(value),
        ("f.page", { } page) when int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new Input.Page(number),
        ("f.done", null) => new Input.Done(),
        ("f.keep", null) => new Input.Keep(),
        ("f.skip", null) => new Input.Skip(),
        ("f.back", null) => new Input.Back(),
        ("f.help", null) => new Input.Help(),
        ("f.ok", null) => new Input.Confirm(),
        ("f.edit", _) => new Input.Reopen(value),
        ("f.sub", null) => new Input.Submit(values),
        ("f.x", null) => new Input.Cancel(),
        ("f.ask", null) => new Input.AskInstead(),
        _ => null,
    };

    private static (string Verb, string? Value) Parts(Input input) => input switch
    {
        Input.Pick(var value) => ("f.pick", value),
        Input.Toggle(var value) => ("f.tog", value),
        Input.Page(var page) => ("f.page", Number(page)),
        Input.Done => ("f.done", null),
        Input.Keep => ("f.keep", null),
        Input.Skip => ("f.skip", null),
        Input.Back => ("f.back", null),
        Input.Help => ("f.help", null),
        Input.Confirm => ("f.ok", null),
        Input.Reopen(var field) => ("f.edit", field),
        Input.Submit => ("f.sub", null),
        Input.Cancel => ("f.x", null),
        Input.AskInstead => ("f.ask", null),
        _ => throw new ArgumentException($"{input.GetType().Name} is not something to press.", nameof(input)),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
