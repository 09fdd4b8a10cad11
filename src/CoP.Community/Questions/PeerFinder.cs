using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoP.Community.Questions;

/// <summary>
/// Chooses whom to ask: those whose declared expertise, accepted answers, county and language fit, who are free, can be
/// reached, and have not been asked more than their share this week. Nobody who wants no questions is asked; whoever wants
/// them once a day only after those who hear of them at once.
/// </summary>
public sealed class PeerFinder(CommunityDb db, TimeProvider clock, IOptions<QuestionOptions> options)
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const int InGroupPoints = 6;
    private const int ThemePoints = 3;
    private const int AcceptedPoints = 2;
    private const int CountyPoints = 3;
    private const int LanguagePoints = 2;
    private const int RecentRequestPoints = -3;

    /// <summary>The members of the next wave, best first; fewer than a wave, or none, when nobody else fits.</summary>
    public Task<List<long>> FindAsync(Question question, CancellationToken cancel)
    {
        var themes = ThemeWords.ThemesOf([.. SearchTerms.Of($"{question.Title} {question.Details}")]).ToList();
        var since = clock.GetUtcNow() - Week;
        return Free(question)
            .Select(member => new
            {
                member.Id,
                InGroup = db.GroupMemberships.Any(membership => membership.MemberId == member.Id && membership.GroupId == question.GroupId),
                Themes = db.MemberThemes.Count(theme => theme.MemberId == member.Id && themes.Contains(theme.Theme)),
                Accepted = db.Answers.Count(answer =>
                    answer.AuthorId == member.Id && answer.Accepted && answer.Question!.GroupId == question.GroupId),
                SameCounty = question.County != null && member.County == question.County,
                SameLanguage = member.Language == question.Language,
                Recent = db.QuestionRequests.Count(request => request.MemberId == member.Id && request.AskedAt > since),
                Daily = db.NoticePreferences.Any(preference => preference.MemberId == member.Id && preference.Kind == NoticeKind.Question && preference.Timing == NoticeTiming.Daily),
                Last = db.QuestionRequests.Where(request => request.MemberId == member.Id).Max(request => (long?)request.Id) ?? 0,
            })
            .Where(peer => peer.Recent < options.Value.RequestsPerWeek && (peer.InGroup || peer.Themes > 0 || peer.Accepted > 0))
            .OrderBy(peer => peer.Daily)
            .ThenByDescending(peer =>
                (peer.InGroup ? InGroupPoints : 0)
                + (peer.Themes * ThemePoints)
                + (peer.Accepted * AcceptedPoints)
                + (peer.SameCounty ? CountyPoints : 0)
                + (peer.SameLanguage ? LanguagePoints : 0)
                + (peer.Recent * RecentRequestPoints))
            .ThenBy(peer => peer.Recent).ThenBy(peer => peer.Last).ThenBy(peer => peer.Id) // Of equals, whoever rested longest.
            .Select(peer => peer.Id)
            .Take(options.Value.WaveSize)
            .ToListAsync(cancel);
    }

    /// <summary>Whether a member has had their share of requests this week.</summary>
    public async Task<bool> HasEnoughAsync(long memberId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Week;
        return await db.QuestionRequests.CountAsync(request => request.MemberId == memberId && request.AskedAt > since, cancel)
            >= options.Value.RequestsPerWeek;
    }

    /// <summary>Whether a member has muted the questions of others.</summary>
    public Task<bool> WantsNoneAsync(long memberId, CancellationToken cancel) => db.NoticePreferences.AnyAsync(
        preference => preference.MemberId == memberId && preference.Kind == NoticeKind.Question && preference.Timing == NoticeTiming.Off, cancel);

    private IQueryable<Member> Free(Question question)
    {
        var now = clock.GetUtcNow();
        return db.Members.Active(now).Present(now).Where(member =>
            member.Available && member.Id != question.AuthorId
            && !db.NoticePreferences.Any(preference => preference.MemberId == member.Id && preference.Kind == NoticeKind.Question && preference.Timing == NoticeTiming.Off)
            && !db.QuestionRequests.Any(request => request.QuestionId == question.Id && request.MemberId == member.Id)
            && db.Addresses.Any(address => address.MemberId == member.Id
                && db.Conversations.Any(conversation => conversation.Id == address.ConversationId && conversation.Reachable)));
    }
}
