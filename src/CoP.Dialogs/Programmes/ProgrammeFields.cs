using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Programmes;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Programmes;

/// <summary>What is asked of a programme.</summary>
internal static class ProgrammeFields
{
    private const string Name = "name";
    private const string Objectives = "objectives";
    private const string National = "national";
    private const string InCounties = "counties";
    private const string Targeting = "targeting";
    private const string Transfer = "transfer";
    private const string Funding = "funding";
    private const string Active = "active";

    public static ImmutableArray<Field> All =>
    [
        Line(Name, Programme.NameLength) with { Optional = false },
        Line(Objectives, Programme.TextLength) with { Multiline = true },
        new YesNoField(National, "programmes.field.national") { Label = "programmes.label.national" },
        new ChoicesField(InCounties, "programmes.field.counties", [.. Counties.All.Select(static county => new Option(county.Code, Text.Verbatim(county.Name)))])
        {
            Label = "programmes.label.coverage", When = Condition.Is(National, YesNoField.No),
        },
        Line(Targeting, Programme.TextLength) with { Multiline = true },
        Line(Transfer, Programme.LineLength),
        Line(Funding, Programme.LineLength),
        new YesNoField(Active, "programmes.field.active") { Label = "programmes.label.active" },
    ];

    public static ProgrammeDraft Draft(Answers answers) => new(
        answers[Name]!, answers[Objectives], answers[Targeting],
        answers[National] == YesNoField.Yes ? null : ChoicesField.Split(answers[InCounties]),
        answers[Transfer], answers[Funding], answers[Active] != YesNoField.No);

    public static Answers Answers(Programme one)
    {
        var known = Forms.Answers.None.With(Name, one.Name).With(Objectives, one.Objectives).With(Targeting, one.Targeting).With(Transfer, one.Transfer).With(Funding, one.Funding)
            .With(Active, one.IsActive ? YesNoField.Yes : YesNoField.No).With(National, one.Counties.Count == 0 ? YesNoField.Yes : YesNoField.No);
        return one.Counties.Count == 0 ? known : known.With(InCounties, string.Join(',', one.Counties.Select(static county => county.County).Order(StringComparer.Ordinal)));
    }

    /// <summary>What is suggested: it runs.</summary>
    public static Answers New { get; } = Forms.Answers.None.With(Active, YesNoField.Yes);

    /// <summary>What is wrong with which answer; none for what concerns the whole.</summary>
    public static ImmutableDictionary<string, Text> Problems(Refusal refusal) => refusal switch
    {
        ProgrammeExists => ImmutableDictionary<string, Text>.Empty.Add(Name, RefusalText.Text(refusal)),
        ProgrammeWithoutCounty => ImmutableDictionary<string, Text>.Empty.Add(InCounties, RefusalText.Text(refusal)),
        _ => ImmutableDictionary<string, Text>.Empty,
    };

    private static TextField Line(string id, int length) => new(id, $"programmes.field.{id}") { MaxLength = length, Optional = true, Label = $"programmes.label.{id}" };
}
