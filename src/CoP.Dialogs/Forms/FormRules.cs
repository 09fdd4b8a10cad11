using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CoP.Dialogs.Forms.Fields;

namespace CoP.Dialogs.Forms;

/// <summary>What every form must keep to, so that its buttons fit and its conditions can be decided.</summary>
public static partial class FormRules
{
    internal static ImmutableArray<Field> Checked(string name, ImmutableArray<Field> fields)
    {
        var broken = Broken(fields).ToList();
        return broken.Count == 0
            ? fields
            : throw new ArgumentException($"Form '{name}': {string.Join("; ", broken)}.", nameof(fields));
    }

    /// <summary>The rules that these fields break, in words for a programmer.</summary>
    public static IEnumerable<string> Broken(ImmutableArray<Field> fields)
    {
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            foreach (var fault in Faults(field, earlier))
            {
                yield return $"field '{field.Id}' {fault}";
            }

            earlier.Add(field.Id);
        }
    }

    private static IEnumerable<string> Faults(Field field, HashSet<string> earlier) =>
    [
        .. If(!Id().IsMatch(field.Id), "needs an id of 1 to 12 of a-z 0-9 -"),
        .. If(earlier.Contains(field.Id), "is there twice"),
        .. If(field.When.DependsOn is { } other && !earlier.Contains(other), "depends on a field that does not come before it"),
        .. (field as IOptions)?.All.SelectMany(Faults) ?? [],
    ];

    private static IEnumerable<string> Faults(Option option) => If(
        option.Value.Length == 0 || Encoding.UTF8.GetByteCount(option.Value) > Option.MaxBytes || option.Value.AsSpan().IndexOfAny(",~") >= 0,
        $"has the option '{option.Value}', which is empty, longer than {Option.MaxBytes} bytes, or holds a comma or ~");

    private static string[] If(bool broken, string fault) => broken ? [fault] : [];

    [GeneratedRegex("^[a-z0-9-]{1,12}$")]
    private static partial Regex Id();
}
