using System.Collections.Immutable;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Forms;

/// <summary>
/// A named, versioned list of questions. It is data, so a channel can see all of it before asking any of it: a card shows
/// every open field, a chat the first. Raise the version when stored answers may no longer fit.
/// </summary>
/// <exception cref="ArgumentException">An id, an option or a condition breaks the rules of <see cref="FormRules"/>.</exception>
public sealed record Form(string Name, int Version, ImmutableArray<Field> Fields)
{
    public const string NothingSent = "forms.notice.cancelled";

    /// <summary>For a form that changes what exists.</summary>
    public const string NothingChanged = "forms.notice.unchanged";

    public ImmutableArray<Field> Fields { get; init; } = FormRules.Checked(Name, Fields);

    public Text Title { get; init; } = "forms.title";

    public Text? Intro { get; init; }

    /// <summary>What stands above the answers in a review.</summary>
    public Text ReviewIntro { get; init; } = "forms.review.intro";

    public ReviewMode Review { get; init; } = ReviewMode.ChatOnly;

    public Text SubmitLabel { get; init; } = "forms.button.submit";

    public Text ConfirmLabel { get; init; } = "forms.button.confirm";

    /// <summary>What somebody who cancels is told: the truth about what the form would have done.</summary>
    public Text Cancelled { get; init; } = NothingSent;

    /// <summary>Every question that can be asked now, in order.</summary>
    public ImmutableArray<Field> Open(Answers answers) =>
        [.. Fields.Where(field => !answers.Knows(field.Id) && Applies(field, answers))];

    /// <exception cref="ArgumentException">The form has no such field.</exception>
    public Field Field(string id) =>
        Find(id) ?? throw new ArgumentException($"Form '{Name}' has no field '{id}'.", nameof(id));

    public Field? Find(string id) => Fields.FirstOrDefault(field => field.Id == id);

    /// <summary>The named fields and all that hang on them, directly or through another.</summary>
    public ImmutableHashSet<string> WithDependents(IEnumerable<string> ids) =>
        Fields.Aggregate(ids.ToImmutableHashSet(), static (all, field) =>
            field.When.DependsOn is { } other && all.Contains(other) ? all.Add(field.Id) : all);

    /// <summary>The form with one look-up's options filled in for this turn.</summary>
    /// <param name="found">What matches the words of the <see cref="LookupNeed"/>, best first.</param>
    /// <param name="known">The options of its values, for their labels.</param>
    public Form WithOptions(string id, ImmutableArray<Option> found, ImmutableArray<Option> known) => this with
    {
        Fields = [.. Fields.Select(field => field is LookupField lookup && field.Id == id
            ? lookup with { Found = found.RemoveAll(option => option.Value == lookup.Except), Known = known.RemoveAll(option => option.Value == lookup.Except) }
            : field)],
    };

    private static bool Applies(Field field, Answers answers) =>
        field.When.DependsOn is not { } other || (answers.Knows(other) && field.When.Holds(answers[other]));
}
