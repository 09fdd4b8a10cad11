using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.Members;
using CoP.Community.Membership;
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
internal sealed class SaidActions(MemberDirectory directory, OrganisationRegister register)
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
        var known = Answers.None.With(ActionPointFields.What, what);
        var (member, organisation) = action.Owners is [var owner, ..] ? await WhoAsync(owner, cancel) : default;
        known = member is not null ? known.With(ActionPointFields.Who, ActionPointFields.Person).With(ActionPointFields.Person, member)
            : organisation is not null ? known.With(ActionPointFields.Who, ActionPointFields.Body).With(ActionPointFields.Body, organisation)
            : known;
        return start with
        {
            Arguments = action.Source.Equals(what, StringComparison.OrdinalIgnoreCase) ? start.Arguments : start.Arguments.SetItem(ActionPointForm.Detail, TextTruncation.Line(action.Source, ActionPoint.DetailLength)),
            Answers = action.Due is { } due ? known.With(ActionPointFields.Due, due.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture)) : known,
        };
    }

    /// <summary>An organisation by any of its names, or else the one member of that name.</summary>
    private async Task<(string? Member, string? Organisation)> WhoAsync(string name, CancellationToken cancel)
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
