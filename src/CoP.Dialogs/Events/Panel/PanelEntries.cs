using CoP.Community;
using CoP.Community.Events.Panel;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Dialogs.Events.Panel;

/// <summary>How what a panel has answered reads among other things that were found.</summary>
internal sealed class PanelEntries(CommunityDb db, ILocalizer words) : IFoundEntries
{
    public string Kind => PanelQuestion.SubjectKind;

    public async Task<IReadOnlyDictionary<long, FoundEntry>> ReadAsync(IReadOnlyCollection<long> ids, Member reader, string language, CancellationToken cancel) => await db.PanelQuestions
        .Where(question => ids.Contains(question.Id)).Select(static question => new { question.Id, question.Text, question.Event!.Title })
        .ToDictionaryAsync(static question => question.Id, question => new FoundEntry(question.Text, words.Say(new Text("events.panel.found", question.Title), language)), cancel);
}
