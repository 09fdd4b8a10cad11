using System.Collections.Immutable;

namespace CoP.Dialogs.Forms;

/// <summary>What the member has told us, by field, in invariant form. A null answer means that the field was skipped.</summary>
public sealed record Answers(ImmutableSortedDictionary<string, string?> ByField)
{
    public static Answers None { get; } = new(ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal));

    public string? this[string field] => ByField.GetValueOrDefault(field);

    public static Answers Of(IEnumerable<KeyValuePair<string, string?>> values) => new(None.ByField.SetItems(values));

    public bool Knows(string field) => ByField.ContainsKey(field);

    public Answers With(string field, string? value) => new(ByField.SetItem(field, value));

    public Answers With(Answers others) => new(ByField.SetItems(others.ByField));

    public Answers Without(IEnumerable<string> fields) => new(ByField.RemoveRange(fields));

    /// <summary>Only the named fields, and of them only those that are known.</summary>
    public Answers Only(IReadOnlyCollection<string> fields) => Of(ByField.Where(answer => fields.Contains(answer.Key)));
}
