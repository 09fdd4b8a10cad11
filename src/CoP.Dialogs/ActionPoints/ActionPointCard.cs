using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints;

/// <summary>An action point as a message: what, who, by when, what was said of it, and what can be done about it.</summary>
internal sealed class ActionPointCard(ActionPointAccess access, ActionSources sources, ActionPointText text, ActionPointButtons buttons, FeatureCatalog features, LocalTimes times)
{
    private const int MostNotes = 5;

    /// <summary>As it is at that moment. To whom it is not open any more, only that is said.</summary>
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel) => await FindAsync(id, to, cancel) is { } point
        ? await DrawAsync(point, to, headline: null, cancel)
        : Message.Of(text.Say("actions.gone", to.Language));

    /// <summary>Nothing when somebody else is asked meanwhile, or nobody.</summary>
    public async Task<Message?> GivenAsync(ActionPointGiven notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member || await FindAsync(notice.ActionPointId, to, cancel) is not { } point || !(point.IsOf(member) || point.HandToId == member.Id))
        {
            return null;
        }

        var source = point.Source is { } subject && point.HandToId is null ? await sources.FindAsync(subject, member, cancel) : null;
        return await DrawAsync(point, to, source is not null ? new Text("actions.given.at", source.Title) : new Text("actions.given", point.GivenBy?.Name ?? ""), cancel);
    }

    public async Task<Message?> NewsAsync(ActionPointNews notice, NoticeRecipient to, CancellationToken cancel)
    {
        return await FindAsync(notice.ActionPointId, to, cancel) is not { } point ? null
            : await DrawAsync(point, to, notice.By is { } by ? new Text($"actions.news.{notice.What}", by) : $"actions.news.{notice.What}.alone", cancel, notice.Words);
    }

    public async Task<Message?> ChasedAsync(ActionPointChased notice, NoticeRecipient to, CancellationToken cancel) =>
        await FindAsync(notice.ActionPointId, to, cancel) is { IsOpen: true } point ? await DrawAsync(point, to, new Text("actions.chased", notice.By), cancel) : null;

    /// <summary>Nothing when it has been done meanwhile, or has another day.</summary>
    public async Task<Message?> LateAsync(ActionPointLate notice, NoticeRecipient to, CancellationToken cancel) =>
        await FindAsync(notice.ActionPointId, to, cancel) is { IsOpen: true } point && point.DueAt <= notice.DueAt ? await DrawAsync(point, to, "actions.isLate", cancel) : null;

    private async Task<ActionPoint?> FindAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } point
        && (to.Member is { } member ? access.MaySee(point, member) : point.Readers == ActionReaders.Members) ? point : null;

    private async Task<Message> DrawAsync(ActionPoint point, NoticeRecipient to, Text? headline, CancellationToken cancel, string? said = null)
    {
        var language = to.Language;
        return new Message
        {
            Title = headline is { } ? null : point.Words,
            Blocks =
            [
                .. headline is { } above ? [new Paragraph(text.Say(above, language), Tone.Strong)] : Array.Empty<Block>(),
                .. said is null ? Array.Empty<Block>() : [new Paragraph(said, Tone.Quote)],
                .. headline is null ? Array.Empty<Block>() : [new Paragraph(point.Words, said is null ? Tone.Quote : Tone.Normal)],
                .. text.State(point, language) is { } state ? [new Paragraph(Sentence(state, language), ToneOf(point))] : Array.Empty<Block>(),
                .. point.BlockedBy is { } reason && reason != said ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
                .. ActionPointText.Sentence(point.Detail, point.Words) is { } detail ? [new Paragraph(detail, Tone.Subtle)] : Array.Empty<Block>(),
                await FactsAsync(point, to, cancel),
                .. Notes(point, to),
            ],
            Buttons = [.. to.Member is { } member ? buttons.Of(point, member, language) : [], .. Source(point, language)],
        };
    }

    private static string Sentence(string state, string language) => $"{char.ToUpper(state[0], Languages.Culture(language))}{state[1..]}.";

    private static Tone ToneOf(ActionPoint point) => point.State switch
    {
        ActionPointState.Done or ActionPointState.Confirmed => Tone.Good,
        ActionPointState.Open => Tone.Problem,
        _ => Tone.Subtle,
    };

    private async Task<Facts> FactsAsync(ActionPoint point, NoticeRecipient to, CancellationToken cancel)
    {
        Fact? Of(string label, string? value) => value is null ? null : new Fact(text.Say($"actions.label.{label}", to.Language), value);
        var source = point.Source is { } subject && to.Member is { } member ? await sources.FindAsync(subject, member, cancel) : null;
        Fact?[] facts =
        [
            Of("owner", text.Who(point, to.Language)),
            Of("handto", point.HandTo?.Name),
            Of("helpers", point.Helpers.Count == 0 ? null : string.Join(", ", point.Helpers.Select(static helper => helper.Member!.Name))),
            Of("due", text.LastDay(point, to.Language)),
            Of("help", point.BlockedHelp),
            Of("priority", point.Priority == ActionPriority.High ? text.Say("actions.priority.High", to.Language) : null),
            Of("group", point.Group?.Name(to.Language)),
            Of("source", source?.Title),
            Of("given", point.GivenById == point.OwnerId ? null : point.GivenBy?.Name),
            Of("readers", point.Readers == ActionReaders.Group ? text.Say("actions.readers.Group", to.Language) : null),
        ];
        return new Facts([.. facts.OfType<Fact>()]);
    }

    private IEnumerable<Block> Notes(ActionPoint point, NoticeRecipient to) => point.Notes.TakeLast(MostNotes).Select(note => new Paragraph(
        string.Join(" · ", new[] { times.Day(note.At, to.Language, to.Member), note.By?.Name, text.Say($"actions.note.{note.Kind}", to.Language), note.Words }.OfType<string>()), Tone.Subtle));

    private IEnumerable<ButtonRow> Source(ActionPoint point, string language) => point.Source?.Split(':') is [var kind, var id]
        ? [new ButtonRow(new Button(text.Say("actions.button.source", language), new Press(features.ShownBy(kind), id)))]
        : [];
}

/// <summary>Shows an action point; its card stays alive.</summary>
internal sealed class ShowActionPointAction(ActionPointAccess access) : IdAction
{
    public const string Verb = "ap-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new ActionPointShown(id));
        }
    }
}
