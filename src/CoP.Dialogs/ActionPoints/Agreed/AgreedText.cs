using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Community.Members;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.ActionPoints.Agreed;

/// <summary>What was agreed at a meeting, on its card and on that of its minutes: who does what, and how much of it is done.</summary>
internal sealed class AgreedText(AgreedLists lists, ActionSources sources, ActionPointText points, RecommendationText recommendations, FeatureCatalog features, ILocalizer words) : IAgreedPoints
{
    private const int MostShown = 8;

    public async Task<IReadOnlyList<Block>> BlocksAsync(string subject, NoticeRecipient to, CancellationToken cancel)
    {
        var (subjects, language) = (await lists.TogetherAsync(subject, cancel), to.Language);
        var (progress, agreed) = (await lists.ProgressAsync(subjects, to.Member, cancel), await lists.Points(subjects, to.Member).Take(MostShown).ToListAsync(cancel));
        var recommended = await lists.Recommendations(subjects, to.Member).Take(MostShown - agreed.Count).ToListAsync(cancel);
        var more = progress.Agreed + progress.Recommended - agreed.Count - recommended.Count;
        return progress is { Agreed: 0, Recommended: 0 } ? [] :
        [
            new Paragraph(words.Say(Heading(progress, language), language), Tone.Strong),
            .. agreed.Select(point => new Paragraph($"• {string.Join(" · ", [point.Words, .. points.Details(point, language)])}")),
            .. recommended.Select(one => new Paragraph($"• {one.Words} · {words.Say("actions.said.recommendation", language)} · {recommendations.To(one, language)}, {recommendations.Standing(one, language)}")),
            .. more > 0 ? [new Paragraph(words.Say(new Text("actions.more", more), language), Tone.Subtle)] : Array.Empty<Block>(),
        ];
    }

    public Button List(string subject, string language) => new(words.Say("actions.button.ap-list", language), new Press(ActionPointPages.SourceVerb, subject));

    public async Task<IReadOnlyList<ButtonRow>> ButtonsAsync(string subject, NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member)
        {
            return [];
        }

        var subjects = await lists.TogetherAsync(subject, cancel);
        var progress = await lists.ProgressAsync(subjects, member, cancel);
        List<Button> all = [.. progress is { Agreed: 0, Recommended: 0 } ? Array.Empty<Button>() : [List(subject, to.Language)]];
        foreach (var other in subjects.Skip(1))
        {
            all.AddRange(await sources.FindAsync(other, member, cancel) is not null && other.Split(':') is [var kind, var id] ? [new Button(words.Say($"actions.button.to-{kind}", to.Language), new Press(features.ShownBy(kind), id))] : Array.Empty<Button>());
        }

        var source = await sources.FindAsync(subject, member, cancel);
        all.AddRange(source is { HasMinutes: true, MayCapture: null } ? [new Button(words.Say("actions.button.min-read", to.Language), new Press(ReadMinutesAction.Verb, subject))] : Array.Empty<Button>());
        return [.. all.Chunk(2).Select(static pair => new ButtonRow([.. pair]))];
    }

    private static Text Heading(AgreedProgress progress, string language)
    {
        string Number(int count) => count.ToString("N0", Languages.Culture(language));
        return progress.Agreed == 0 ? "actions.recommended" : new Text("actions.progress", Number(progress.Done), Number(progress.Agreed));
    }
}

/// <summary>Goes through the minutes that are kept as a document; what is written down belongs to their meeting, where that is known.</summary>
internal sealed class ReadMinutesAction(ActionSources sources, AgreedLists lists, Said.SeveralSaid several) : IAction
{
    public const string Verb = "min-read";

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var source = await sources.FindAsync(argument, turn.Actor, cancel);
        if ((source is null ? new ActionPointNotFound() : source.MayCapture) is { } refusal)
        {
            turn.Remark(refusal);
        }
        else if (await sources.MinutesAsync(argument, turn.Actor, cancel) is { } text && several.Read(turn, text) is { Count: > 0 } all)
        {
            await several.ShowAsync(turn, all, await MeetingAsync(argument, turn.Actor, cancel), cancel);
        }
        else
        {
            turn.Remark("actions.file.nothing");
        }
    }

    private async Task<string> MeetingAsync(string document, Member member, CancellationToken cancel)
    {
        foreach (var other in (await lists.TogetherAsync(document, cancel)).Skip(1))
        {
            if (await sources.FindAsync(other, member, cancel) is { MayCapture: null })
            {
                return other;
            }
        }

        return document;
    }
}
