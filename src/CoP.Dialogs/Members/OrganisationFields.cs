using System.Collections.Immutable;
using System.Globalization;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Members;

/// <summary>The questions by which an organisation is chosen, or a new one named.</summary>
internal static class OrganisationFields
{
    public const string Chosen = "org";
    public const string NewName = "orgname";
    public const string Kind = "orgkind";

    /// <summary>The value of the list's last entry: it is not in the list.</summary>
    public const string Another = "new";

    public const int NameLength = 100;

    public static ImmutableArray<Field> All =>
    [
        new LookupField(Chosen, "members.organisation.which", OrganisationDataset.Name)
        {
            Optional = true, Hint = "members.organisation.hint", Label = "members.label.organisation",
        },
        NameField() with { When = Condition.Is(Chosen, Another) },
        KindField() with { When = Condition.Is(Chosen, Another) },
    ];

    public static TextField NameField() =>
        new(NewName, "members.organisation.name") { MaxLength = NameLength, Label = "members.label.organisationName" };

    public static ChoiceField KindField() =>
        new(Kind, "members.organisation.kind", [.. Enum.GetNames<OrganisationKind>().Select(static kind => new Option(kind, $"announcements.kind.{kind}"))])
        {
            Label = "members.label.organisationKind",
        };

    /// <summary>What was chosen; null where it was skipped.</summary>
    public static OrganisationChoice? Of(Answers answers) => answers[Chosen] switch
    {
        null => null,
        Another => new OrganisationChoice(null, answers[NewName], Enum.Parse<OrganisationKind>(answers[Kind]!)),
        var id => new OrganisationChoice(long.Parse(id, CultureInfo.InvariantCulture)),
    };

    public static string? Value(long? organisationId) => organisationId?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who typed a name that is not in the list need not type it again: it is offered as the new one's.</summary>
    public static FormStep Refine(TurnContext turn, Form form, FormStep step) =>
        turn.Incoming.What is MessageReceived { Text: var typed } && step.State is { } state && state.Answers[Chosen] == Another
            && !state.Answers.Knows(NewName) && state.Drafts[NewName] is null && typed.Trim().Length is > 0 and <= NameLength
            ? DialogEngine.Show(form, state with { Drafts = state.Drafts.With(NewName, typed.Trim()) })
            : step;
}
