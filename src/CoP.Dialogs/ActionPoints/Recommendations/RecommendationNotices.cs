using CoP.Community.ActionPoints.Recommendations;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.ActionPoints.Recommendations;

/// <summary>What members are told about several recommendations at once.</summary>
internal sealed class RecommendationNotices(RecommendationLists lists, RecommendationAccess access, RecommendationText text)
{
    private const int Most = 10;

    /// <summary>Of what its reader can still answer; nothing when all of it was answered meanwhile.</summary>
    public Task<Message?> WaitAsync(RecommendationsWait notice, NoticeRecipient to, CancellationToken cancel) =>
        DrawAsync("recommendations.wait", notice.Ids, one => to.Member is { } member && access.MayAnswer(one, member), to, "recommendations.wait.hint", cancel);

    public Task<Message?> SilentAsync(RecommendationsSilent notice, NoticeRecipient to, CancellationToken cancel) =>
        DrawAsync("recommendations.silent", notice.Ids, static _ => true, to, "recommendations.silent.hint", cancel);

    private async Task<Message?> DrawAsync(string key, IReadOnlyList<long> ids, Func<Recommendation, bool> isTheirs, NoticeRecipient to, string hint, CancellationToken cancel)
    {
        var open = (await lists.StillOpenAsync(ids, cancel)).FindAll(one => isTheirs(one));
        return open.Count == 0 ? null : new Message
        {
            Title = text.Say(new Text(key, open.Count), to.Language),
            Blocks = [.. open.Take(Most).Select(one => text.Entry(one, to.Language)), new Paragraph(text.Say(hint, to.Language), Tone.Subtle)],
            Buttons = open.Count > Most ? [new ButtonRow(new Button(text.Say("recommendations.to.recommendations", to.Language), new Press(RecommendationPages.AllVerb)))] : [],
        };
    }
}
