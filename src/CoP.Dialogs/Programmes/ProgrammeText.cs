using CoP.Community;
using CoP.Community.Members;
using CoP.Community.Programmes;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Programmes;

/// <summary>How a programme reads.</summary>
internal sealed class ProgrammeText(ILocalizer words)
{
    private const int MostCounties = 3;

    /// <summary>The whole country, or the first of its counties and how many more.</summary>
    public string Coverage(Programme one, string language)
    {
        var names = Names(one);
        return names.Count == 0 ? words.Say("programmes.national", language)
            : names.Count <= MostCounties + 1 ? string.Join(", ", names)
            : words.Say(new Text("programmes.moreCounties", string.Join(", ", names.Take(MostCounties)), names.Count - MostCounties), language);
    }

    public Facts Facts(Programme one, string language) => new(
    [
        Of("organisation", one.Organisation!.Name, language),
        Of("coverage", Names(one) is { Count: > 0 } names ? string.Join(", ", names) : words.Say("programmes.national", language), language),
        .. new[] { ("targeting", one.Targeting), ("transfer", one.Transfer), ("funding", one.Funding) }
            .Where(static fact => fact.Item2 is not null).Select(fact => Of(fact.Item1, fact.Item2!, language)),
        Of("updated", Month(one.UpdatedAt, language), language),
    ]);

    public Fact Of(string label, string value, string language) => new(words.Say($"programmes.label.{label}", language), value);

    public static string Month(DateTimeOffset at, string language) => at.ToString("Y", Languages.Culture(language));

    /// <summary>The contact, as long as they work there.</summary>
    public static Member? ContactOf(Organisation organisation) => organisation.Contact is { } contact && contact.OrganisationId == organisation.Id ? contact : null;

    private static List<string> Names(Programme one) => [.. one.Counties.Select(static county => county.County).Order(StringComparer.Ordinal).Select(static code => Counties.Find(code)?.Name).OfType<string>()];
}
