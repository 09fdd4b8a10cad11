using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CoP.Community;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;

namespace CoP.Bot.CommandLine;

/// <summary>What <c>invite</c> can say of a person beyond the name.</summary>
internal sealed class InviteOptions
{
    private const string Iso = "yyyy-MM-dd";

    private readonly Option<Role?> _role = NamedOption.Create<Role>("--role", "role");
    private readonly Option<OrganisationKind?> _kind = NamedOption.Create<OrganisationKind>("--kind", "kind");
    private readonly Option<string?> _organisation = new("--organisation") { Description = "The organisation, by any name it is known by; a new one needs --kind.", HelpName = "NAME" };
    private readonly Option<string[]> _leads = new("--lead") { Description = "A working group that the person leads, e.g. shock; may be given again.", HelpName = "GROUP" };
    private readonly Option<DateOnly?> _until = new("--until") { Description = $"For guests: the last day, as {Iso}.", HelpName = "DATE", CustomParser = Day };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_role, _organisation, _kind, _leads, _until])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said, or in the end why it makes no sense.</summary>
    public (InvitationDraft Draft, string? Fault) Read(string name, ParseResult parsed, IReadOnlyList<Group> groups, TimeZoneInfo zone)
    {
        var said = parsed.GetValue(_leads) ?? [];
        var led = said.ToLookup(word => groups.FirstOrDefault(group => Means(word, group)));
        var draft = new InvitationDraft(name, parsed.GetValue(_role) ?? Permissions.DefaultRole)
        {
            Organisation = parsed.GetValue(_organisation) is { } organisation ? new OrganisationChoice(null, organisation, parsed.GetValue(_kind)) : null,
            GuestUntil = parsed.GetValue(_until) is { } day ? WallClock.EndOf(day, zone) : null,
            Leads = [.. led.Select(static group => group.Key?.Id).OfType<long>()],
        };
        return (draft, led[null].FirstOrDefault() is { } unknown ? $"There is no working group '{unknown}'; there are {string.Join(", ", groups.Select(static group => group.Slug))}." : null);
    }

    private static bool Means(string word, Group group) =>
        TextNormalizer.Normalize(word) == TextNormalizer.Normalize(group.Slug) || group.Names.Values.Any(name => TextNormalizer.Normalize(word) == TextNormalizer.Normalize(name));

    private static DateOnly? Day(ArgumentResult given)
    {
        if (DateOnly.TryParseExact(given.Tokens[0].Value, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        given.AddError($"'{given.Tokens[0].Value}' is not a day; write it as {Iso}.");
        return null;
    }
}
