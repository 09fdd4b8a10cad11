using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Turns;
using CoP.Minutes;

namespace CoP.Dialogs.ActionPoints.Said;

/// <summary>
/// What somebody says is to be done, read as minutes are: one thing or several, each with who does it and until when as far as that is said. It
/// only fills in what is looked through before it counts.
/// </summary>
/// <example><c>Juma to send the list by Friday</c>: what, Juma, and the day.</example>
internal sealed class SaidActions(OwnersByName owners)
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

    private static readonly char[] Bullets = [' ', '-', '*', '+', '•', '–'];

    /// <summary>The sentence that one came from, in a line; the cells of a table beside each other.</summary>
    public static string Sentence(ProposedAction action) => TextTruncation.Line(
        action.Source.Contains('|', StringComparison.Ordinal) ? string.Join(" · ", action.Source.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) : action.Source.TrimStart(Bullets), ActionPoint.DetailLength);

    /// <summary>The form about one of them, with what is known filled in.</summary>
    public async Task<FormStart> StartAsync(ProposedAction action, FormStart start, CancellationToken cancel)
    {
        var what = What(action);
        var known = (await owners.FindAsync(action, cancel)).Write(Answers.None.With(ActionPointFields.What, what));
        return start with
        {
            Arguments = action.Source.Equals(what, StringComparison.OrdinalIgnoreCase) ? start.Arguments : start.Arguments.SetItem(ActionPointForm.Detail, Sentence(action)),
            Answers = action.Due is { } due ? known.With(ActionPointFields.Due, due.ToString(LocalTimes.DayFormat, CultureInfo.InvariantCulture)) : known,
        };
    }

    /// <summary>The same where several were said: each is looked through as what it is taken for, and may be the other.</summary>
    public async Task<FormStart> SaidAsync(ProposedAction action, string? source, CancellationToken cancel)
    {
        var start = await StartAsync(action, FormStart.Empty, cancel);
        var arguments = start.Arguments.SetItem(RecommendForm.Said, "1").SetItem(ActionPointForm.Detail, Sentence(action));
        return start with
        {
            Arguments = source is null ? arguments : arguments.SetItem(ActionPointForm.Source, source),
            Answers = start.Answers!.With(RecommendForm.Kind, action.Kind.ToString()),
        };
    }

    /// <summary>What can be written down of it as it stands; neither where it is not clear who is meant.</summary>
    public async Task<(ActionPointDraft? Point, RecommendationDraft? Recommendation)> DraftAsync(ProposedAction action, string? source, long? groupId, CancellationToken cancel)
    {
        var who = await owners.FindAsync(action, cancel);
        return !who.IsKnown ? default
            : action.Kind == ProposalKind.Recommendation ? (null, new RecommendationDraft(What(action))
            {
                ToMemberId = who.MemberId,
                ToOrganisationId = who.OrganisationId,
                ToGroupId = who.Group?.Id,
                Detail = Sentence(action),
                Source = source,
                GroupId = groupId,
            })
            : (new ActionPointDraft(What(action), who.MemberId, who.OrganisationId, action.Due) { Detail = Sentence(action), Source = source, GroupId = groupId }, null);
    }

    /// <summary>What is to be done, as it begins a line.</summary>
    public static string What(ProposedAction action)
    {
        var text = action.Text;
        return TextTruncation.Line(text.Length > 0 ? string.Concat(char.ToUpper(text[0], CultureInfo.InvariantCulture).ToString(), text.AsSpan(1)) : text, ActionPoint.WordsLength);
    }
}
