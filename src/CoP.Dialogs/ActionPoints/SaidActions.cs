using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints;

/// <summary>
/// What somebody says is to be done, read as minutes are: one thing or several, each with who does it and until when as far as that is said. It
/// only fills in what is looked through before it counts.
/// </summary>
/// <example><c>Juma to send the list by Friday</c>: what, Juma, and the day.</example>
internal sealed class SaidActions(MemberDirectory directory, OrganisationRegister register, OpenGroups groups, ILocalizer words)
{
    /// <summary>All of them, in the order in which they are said; at least one.</summary>
    /// <param name="today">The day on which it was said.</param>
    public static IReadOnlyList<ProposedAction> Read(string said, string language, DateOnly today)
    {
        var read = ActionReader.Read(said, today, people: []);
        if (read.Count > 0)
        {
            return read;
        }

        // Whoever says one thing and calls it an action need not say it in a way that would be one in minutes: all their words stay, since what looks like a name may be one of them.
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var named = ActionReader.Read($"ACTION: {line}", today, people: []) is [var only] ? only.Owners : [];
        return [new ProposedAction(line, named, DatePhrases.Find(line, language, today)?.End, ProposalKind.Action, line)];
    }

    /// <summary>The form about one of them, with what is known filled in.</summary>
    public async Task<FormStart> StartAsync(ProposedAction action, FormStart start, CancellationToken cancel)
    {
        var what = TextTruncation.Line(Begun(action.Text), ActionPoint.WordsLength);
        var known = await WhoAsync(Answers.None.With(ActionPointFields.What, what), action, cancel);
        return start with
        {
            Arguments = action.Source.Equals(what, StringComparison.OrdinalIgnoreCase) ? start.Arguments : start.Arguments.SetItem(ActionPointForm.Detail, TextTruncation.Line(action.Source, ActionPoint.DetailLength)),
            Answers = action.Due is { } due ? known.With(ActionPointFields.Due, due.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture)) : known,
        };
    }

    /// <summary>The same where several were said: each is looked through as what it is taken for, and may be the other.</summary>
    public async Task<FormStart> SaidAsync(ProposedAction action, string? source, CancellationToken cancel)
    {
        var start = await StartAsync(action, FormStart.Empty, cancel);
        var arguments = start.Arguments.SetItem(RecommendForm.Said, "1");
        return start with
        {
            Arguments = source is null ? arguments : arguments.SetItem(ActionPointForm.Source, source),
            Answers = start.Answers!.With(RecommendForm.Kind, action.Kind.ToString()),
        };
    }

    /// <summary>Whom the first of the names means, where that is clear.</summary>
    private async Task<Answers> WhoAsync(Answers known, ProposedAction action, CancellationToken cancel)
    {
        if (action.Owners is not [var owner, ..])
        {
            return known;
        }

        var (member, organisation) = await NamedAsync(owner, cancel);
        return member is not null ? known.With(ActionPointFields.Who, ActionPointFields.Person).With(ActionPointFields.Person, member)
            : organisation is not null ? known.With(ActionPointFields.Who, ActionPointFields.Body).With(ActionPointFields.Body, organisation)
            : action.Kind == ProposalKind.Action ? known
            : await GroupAsync(owner, cancel) is { } group ? known.With(ActionPointFields.Who, RecommendForm.Group).With(CommonFields.GroupId, group)
            : IsAll(owner) ? known.With(ActionPointFields.Who, RecommendForm.All)
            : known;
    }

    private async Task<string?> GroupAsync(string name, CancellationToken cancel)
    {
        var plain = TextNormalizer.Normalize(name);
        return (await groups.ReadAsync(cancel)).FirstOrDefault(group => Languages.All.Any(language => TextNormalizer.Normalize(group.Name(language)) == plain))?.Slug;
    }

    private bool IsAll(string name) => Languages.All.SelectMany(language => words.All(language)["recommendations.said.all"].Split(','))
        .Contains(TextNormalizer.Normalize(name), StringComparer.Ordinal);

    /// <summary>An organisation by any of its names, or else the one member of that name.</summary>
    private async Task<(string? Member, string? Organisation)> NamedAsync(string name, CancellationToken cancel)
    {
        var key = OrganisationSpelling.Key(name);
        if ((await register.FindAsync(name, 5, cancel)).Find(one => one.Names.Exists(known => known.Key == key)) is { } organisation)
        {
            return (null, organisation.Id.ToString(CultureInfo.InvariantCulture));
        }

        return await directory.FindAsync(name, 2, cancel) is [var only] ? (only.Id.ToString(CultureInfo.InvariantCulture), null) : default;
    }

    private static string Begun(string text) => text.Length > 0 ? string.Concat(char.ToUpper(text[0], CultureInfo.InvariantCulture).ToString(), text.AsSpan(1)) : text;
}
