using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Community.Operations;
using CoP.Community.Preferences;
using CoP.Community.Questions;
using CoP.Community.Questions.AfterAnswer;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Tests.Conversations;
using CoP.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CoP.Dialogs.Tests.Notices;

public sealed class NoticeViewTests
{
    [Fact]
    public async Task EveryNotice_HasOneView()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var viewed = await harness.Community.WriteAsync(static scope => Task.FromResult(
            scope.GetRequiredService<NoticeCatalog>().All.Select(static view => view.Notice.Name).Order().ToList()));
        Assert.Equal(AllNotices().Select(static type => type.Name).Order(), viewed);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("sw")]
    [InlineData("fr")]
    [InlineData("es")]
    public async Task EveryNotice_ReadsInEveryLanguage(string language)
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.WriteAsync(async scope =>
        {
            var db = scope.GetRequiredService<CommunityDb>();
            var notices = Notices(await ThreadAsync(db));
            foreach (var recipient in await RecipientsAsync(db, language))
            {
                foreach (var notice in notices)
                {
                    var drawn = await scope.GetRequiredService<INoticeViews>().RenderAsync(notice, recipient, default);
                    Assert.Equal(IsStillTrue(notice, recipient), drawn is not null);
                }

                foreach (var notice in AllNotices().Except(notices.Select(static notice => notice.GetType())).Select(Made))
                {
                    _ = await scope.GetRequiredService<INoticeViews>().RenderAsync(notice, recipient, default); // Of something that is not there: at least it can be drawn.
                }
            }

            return true;
        });
    }

    [Fact]
    public async Task Announcement_ForManyInOneScope_IsReadOnce()
    {
        using var statements = new StatementCount();
        await using var harness = await ConversationHarness.SetAsync(services => services.AddLogging(log => statements.ListenTo(log)));
        await harness.Community.WriteAsync(async scope =>
        {
            var db = scope.GetRequiredService<CommunityDb>();
            var announcement = new Announcement { AuthorId = (await db.Members.FirstAsync()).Id };
            announcement.Texts.Add(new AnnouncementText { Language = "en", Title = "Forum moved", Body = "To Friday.", IsOriginal = true });
            db.Announcements.Add(announcement);
            await db.SaveChangesAsync();
            var (views, recipients) = (scope.GetRequiredService<INoticeViews>(), await RecipientsAsync(db, "en"));

            statements.Reset();
            foreach (var recipient in recipients)
            {
                Assert.NotNull(await views.RenderAsync(new AnnouncementSent(announcement.Id, 0), recipient, default));
            }

            Assert.InRange(recipients.Count, 3, int.MaxValue);
            Assert.Equal(1, statements.Count);
            return true;
        });
    }

    // Who leads a group, or leads it no more, is told so only while it is so.
    private static bool IsStillTrue(Notice notice, NoticeRecipient recipient) => notice switch
    {
        LeadNamed named => recipient.Member is { } member && Permissions.Leads(member, named.GroupId),
        LeadEnded ended => recipient.Member is { } member && !Permissions.Leads(member, ended.GroupId),
        BindingLost => false, // The harness has no place that was lost.
        _ => true,
    };

    /// <summary>A notice that nobody has made an example of, about whatever has the id 1.</summary>
    private static Notice Made(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(static one => one.GetParameters().Length)!;
        return (Notice)constructor.Invoke([.. constructor.GetParameters().Select(static one => Value(one.ParameterType))]);
    }

    private static object? Value(Type type) => type switch
    {
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ when type == typeof(string) => "words",
        _ when type == typeof(long) => 1L,
        _ when type == typeof(int) => 1,
        _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 2),
        _ when type.IsInterface => Array.CreateInstance(type.GetGenericArguments()[0], 1),
        _ => Activator.CreateInstance(type),
    };

    private static IEnumerable<Type> AllNotices() =>
        typeof(Notice).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Notice)) && !type.IsAbstract);

    private static async Task<(long Question, long Answer, long FollowUp, long Group, long Member, long Announcement)> ThreadAsync(CommunityDb db)
    {
        var answer = await db.Answers.Include(static answer => answer.Question).FirstAsync();
        var followUp = new FollowUp { AnswerId = answer.Id, AuthorId = answer.Question!.AuthorId, Text = "Which columns?", At = answer.GivenAt };
        db.FollowUps.Add(followUp);
        var open = await db.Questions.Where(static question => question.State == QuestionState.Open).Select(static question => question.Id).FirstAsync();
        var item = DigestItem.Of(answer.AuthorId, new QuestionRequested(open), "item", answer.GivenAt);
        item.ToldAt = answer.GivenAt;
        db.DigestItems.Add(item);
        await db.SaveChangesAsync();
        return (answer.QuestionId, answer.Id, followUp.Id, answer.Question.GroupId, answer.AuthorId, await AnnouncementAsync(db, answer.AuthorId));
    }

    private static async Task<long> AnnouncementAsync(CommunityDb db, long author)
    {
        var announcement = new Announcement { AuthorId = author, Stage = AnnouncementState.AwaitingApproval };
        announcement.Texts.Add(new AnnouncementText { Language = "en", Title = "Forum moved", Body = "To **Friday**.", IsOriginal = true });
        db.Announcements.Add(announcement);
        await db.SaveChangesAsync();
        return announcement.Id;
    }

    private static Notice[] Notices((long Question, long Answer, long FollowUp, long Group, long Member, long Announcement) id) =>
    [
        new InvitationUsed(id.Member, 1),
        new LeadNamed(id.Group, DateTimeOffset.UnixEpoch),
        new LeadEnded(id.Group, DateTimeOffset.UnixEpoch),
        new BindingLost(1, id.Group, new DateOnly(2026, 11, 20)),
        new QuestionRequested(id.Question),
        new QuestionPosted(id.Question, id.Group),
        new QuestionAsked(id.Question),
        new QuestionShown(id.Question),
        new AnswerReceived(id.Question, id.Answer),
        new AnswerAccepted(id.Question, id.Answer),
        new QuestionClosed(id.Question),
        new AnswerThanked(id.Question, id.Answer + 1), // One that was not accepted: of that, the acceptance tells.
        new FollowUpReceived(id.Question, id.FollowUp),
        new ClaimLapsed(id.Question, DateTimeOffset.UnixEpoch),
        new ClaimEnded(id.Question, 1),
        new QuestionSettled(id.Question, Elsewhere: false),
        new QuestionSettled(id.Question, Elsewhere: true),
        new QuestionUnanswered(id.Question, DateTimeOffset.UnixEpoch),
        new QuestionHidden(id.Question, "Names a person", 1),
        new QuestionEdited(id.Question, "Clearer", 1),
        new QuestionMoved(id.Question, id.Group, 1),
        new QuestionMerged(id.Question, id.Question),
        new AnnouncementSent(id.Announcement, 0),
        new AnnouncementTried(id.Announcement, "1"),
        new AnnouncementShown(id.Announcement),
        new AnnouncementApprovalWanted(id.Announcement, 1),
        new AnnouncementDecided(id.Announcement, false, "Wanjiku", "Too long", 1),
        new AnnouncementHalted(id.Announcement, Halt.Late, 0, 0, DateTimeOffset.UnixEpoch, 1),
        new AnnouncementListed(id.Announcement, null, "1"),
        new DigestReady(id.Member, new DateOnly(2026, 11, 20), 0, long.MaxValue, null),
        new AmbiguousMessages("2026112010"),
        new EventsFailed("2026112010"),
        new EventReplayed("ABC123", Succeeded: true, 1),
    ];

    // Its asker, its answerer, somebody who coordinates, and a group.
    private static async Task<List<NoticeRecipient>> RecipientsAsync(CommunityDb db, string language)
    {
        var conversation = await db.Conversations.FirstAsync();
        var channel = new ChannelTraits(conversation.Channel) { TakesReplies = true };
        var answer = await db.Answers.Include(static answer => answer.Question).FirstAsync();
        var members = await db.Members.Include(static member => member.Memberships)
            .Where(member => member.Id == answer.AuthorId || member.Id == answer.Question!.AuthorId || member.Role == Role.Chair).ToListAsync();
        return [.. members.Select(member => new NoticeRecipient(member, language, conversation, channel)), new NoticeRecipient(null, language, conversation, channel)];
    }
}
