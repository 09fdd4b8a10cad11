using System.Globalization;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>A recommendation as a message: what, to whom, what became of it, and what can be said to it.</summary>
internal sealed class RecommendationCard(RecommendationAccess access, ActionSources sources, RecommendationText text, FeatureCatalog features)
{
    /// <summary>As it is at that moment. To whom it is not open any more, only that is said.</summary>
    public async Task<Message?> ShownAsync(long id, NoticeRecipient to, CancellationToken cancel) => await FindAsync(id, to, cancel) is { } one
        ? await DrawAsync(one, to, headline: null, cancel)
        : Message.Of(text.Say("recommendations.gone", to.Language));

    /// <summary>Nothing when somebody else is asked meanwhile.</summary>
    public async Task<Message?> GivenAsync(RecommendationGiven notice, NoticeRecipient to, CancellationToken cancel)
    {
        if (await FindAsync(notice.RecommendationId, to, cancel) is not { } one || one.State == RecommendationState.Withdrawn)
        {
            return null;
        }

        var source = one.Source is { } subject && to.Member is { } member ? await sources.FindAsync(subject, member, cancel) : null;
        return await DrawAsync(one, to, source is not null ? new Text("recommendations.given.at", source.Title) : new Text("recommendations.given", one.GivenBy?.Name ?? ""), cancel);
    }

    public async Task<Message?> NewsAsync(RecommendationNews notice, NoticeRecipient to, CancellationToken cancel) =>
        await FindAsync(notice.RecommendationId, to, cancel) is { } one ? await DrawAsync(one, to, new Text($"recommendations.news.{notice.What}", notice.By), cancel) : null;

    private async Task<Recommendation?> FindAsync(long id, NoticeRecipient to, CancellationToken cancel) => await access.LoadAsync(id, cancel) is { } one
        && (to.Member is { } member ? access.MaySee(one, member) : one.Readers == ActionReaders.Members) ? one : null;

    private async Task<Message> DrawAsync(Recommendation one, NoticeRecipient to, Text? headline, CancellationToken cancel)
    {
        var language = to.Language;
        return new Message
        {
            Title = headline is { } ? null : one.Words,
            Blocks =
            [
                .. headline is { } above ? [new Paragraph(text.Say(above, language), Tone.Strong), new Paragraph(one.Words, Tone.Quote)] : Array.Empty<Block>(),
                new Paragraph($"{text.Say("recommendations.kind", language)} · {text.Standing(one, language)}", ToneOf(one)),
                .. one.Reason is { } reason ? [new Paragraph(reason, Tone.Quote)] : Array.Empty<Block>(),
                .. ActionPointText.Sentence(one.Detail, one.Words) is { } detail ? [new Paragraph(detail, Tone.Subtle)] : Array.Empty<Block>(),
                await FactsAsync(one, to, cancel),
            ],
            Buttons = [.. to.Member is { } member ? Buttons(one, member, language) : [], .. Leading(one, language)],
        };
    }

    private static Tone ToneOf(Recommendation one) => one.State == RecommendationState.Accepted ? Tone.Good : Tone.Subtle;

    private async Task<Facts> FactsAsync(Recommendation one, NoticeRecipient to, CancellationToken cancel)
    {
        Fact? Of(string label, string? value) => value is null ? null : new Fact(text.Say(label, to.Language), value);
        var source = one.Source is { } subject && to.Member is { } member ? await sources.FindAsync(subject, member, cancel) : null;
        Fact?[] facts =
        [
            Of("recommendations.label.to", text.To(one, to.Language)),
            Of("actions.label.priority", one.Priority == ActionPriority.High ? text.Say("actions.priority.High", to.Language) : null),
            Of("actions.label.group", one.Group?.Name(to.Language)),
            Of("recommendations.label.source", source?.Title),
            Of("recommendations.label.given", one.GivenBy?.Name),
        ];
        return new Facts([.. facts.OfType<Fact>()]);
    }

    private IEnumerable<ButtonRow> Buttons(Recommendation one, Member member, string language)
    {
        Button Make(string verb, ButtonStyle style = ButtonStyle.Default) => new(text.Say($"recommendations.button.{verb}", language), new Press(verb, one.Id.ToString(CultureInfo.InvariantCulture)), style);
        if (access.MayAnswer(one, member))
        {
            yield return one.IsForAll
                ? new ButtonRow(Make(TakeUpForm.FormName, ButtonStyle.Primary))
                : new ButtonRow(Make(TakeUpForm.FormName, ButtonStyle.Primary), Make(DeclineRecommendationForm.FormName));
        }

        if (one.State == RecommendationState.Open && access.MayDecide(one, member))
        {
            yield return new ButtonRow(Make("rec-off", ButtonStyle.Destructive));
        }
    }

    /// <summary>To what it has become, and to where it comes from.</summary>
    private IEnumerable<ButtonRow> Leading(Recommendation one, string language)
    {
        if (one.ActionPointId is { } point)
        {
            yield return new ButtonRow(new Button(text.Say("recommendations.button.point", language), new Press(ShowActionPointAction.Verb, point.ToString(CultureInfo.InvariantCulture))));
        }

        if (one.Source?.Split(':') is [var kind, var id])
        {
            yield return new ButtonRow(new Button(text.Say("actions.button.source", language), new Press(features.ShownBy(kind), id)));
        }
    }
}

/// <summary>Shows a recommendation; its card stays alive.</summary>
internal sealed class ShowRecommendationAction(RecommendationAccess access) : IdAction
{
    public const string Verb = "rec-show";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        var found = await access.FindAsync(id, turn.Actor, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
        }
        else
        {
            turn.Show(new RecommendationShown(id));
        }
    }
}
