using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.ActionPoints.Sheets;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Decisions;
using CoP.Community.Delivery;
using CoP.Community.Discussions;
using CoP.Community.Documents;
using CoP.Community.DueWork;
using CoP.Community.Events;
using CoP.Community.Events.Calendar;
using CoP.Community.Events.Feedback;
using CoP.Community.Events.Hosting;
using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;
using CoP.Community.Events.Topics;
using CoP.Community.Files;
using CoP.Community.Glossary;
using CoP.Community.Groups;
using CoP.Community.Members;
using CoP.Community.Membership;
using CoP.Community.Programmes;
using CoP.Community.Questions;
using CoP.Community.Responses;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using CoP.Community.Search;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community;

/// <summary>
/// Everything the community must not lose. Use cases query it directly; each provider has its own sealed
/// subclass in CoP.Storage, which also holds the mappings.
/// </summary>
public abstract class CommunityDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationName> OrganisationNames => Set<OrganisationName>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<MemberTheme> MemberThemes => Set<MemberTheme>();

    public DbSet<GroupMembership> GroupMemberships => Set<GroupMembership>();

    public DbSet<Address> Addresses => Set<Address>();

    public DbSet<KnownContact> KnownContacts => Set<KnownContact>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Group> Groups => Set<Group>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionRequest> QuestionRequests => Set<QuestionRequest>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<AuditEntry> AuditLog => Set<AuditEntry>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<RateWindow> RateWindows => Set<RateWindow>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<LiveMessage> LiveMessages => Set<LiveMessage>();

    public DbSet<StoredDialog> Dialogs => Set<StoredDialog>();

    public DbSet<StoredSetting> Settings => Set<StoredSetting>();

    public DbSet<PlaybackMessage> Playback => Set<PlaybackMessage>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<Announcement> Announcements => Set<Announcement>();

    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();

    public DbSet<WorkLease> WorkLeases => Set<WorkLease>();

    public DbSet<ScheduleEntry> Schedule => Set<ScheduleEntry>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<SearchChange> SearchChanges => Set<SearchChange>();

    public DbSet<PastSearch> PastSearches => Set<PastSearch>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentText> DocumentTexts => Set<DocumentText>();

    public DbSet<SavedDocument> SavedDocuments => Set<SavedDocument>();

    public DbSet<ThemeFollow> ThemeFollows => Set<ThemeFollow>();

    public DbSet<ReadingList> ReadingLists => Set<ReadingList>();

    public DbSet<ReadingListEntry> ReadingListEntries => Set<ReadingListEntry>();

    public DbSet<Event> Events => Set<Event>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<EventTopic> EventTopics => Set<EventTopic>();

    public DbSet<EventSpeaker> EventSpeakers => Set<EventSpeaker>();

    public DbSet<PanelQuestion> PanelQuestions => Set<PanelQuestion>();

    public DbSet<EventFeedback> EventFeedback => Set<EventFeedback>();

    public DbSet<ActionPoint> ActionPoints => Set<ActionPoint>();

    public DbSet<FollowedList> FollowedLists => Set<FollowedList>();

    public DbSet<MeetingMinutes> MeetingMinutes => Set<MeetingMinutes>();

    public DbSet<Recommendation> Recommendations => Set<Recommendation>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<HostRequest> HostRequests => Set<HostRequest>();

    public DbSet<RotationHost> RotationHosts => Set<RotationHost>();

    public DbSet<MeetingCycle> MeetingCycles => Set<MeetingCycle>();

    public DbSet<Contribution> Contributions => Set<Contribution>();

    public DbSet<Discussion> Discussions => Set<Discussion>();

    public DbSet<DiscussionReply> DiscussionReplies => Set<DiscussionReply>();

    public DbSet<DiscussionMonth> DiscussionMonths => Set<DiscussionMonth>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<DecisionVoter> DecisionVoters => Set<DecisionVoter>();

    public DbSet<MeetingPlan> MeetingPlans => Set<MeetingPlan>();

    public DbSet<MeetingPoint> MeetingPoints => Set<MeetingPoint>();

    public DbSet<NoticePreference> NoticePreferences => Set<NoticePreference>();

    public DbSet<DigestItem> DigestItems => Set<DigestItem>();

    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();

    public DbSet<GlossaryName> GlossaryNames => Set<GlossaryName>();

    public DbSet<RemovedGlossaryName> RemovedGlossaryNames => Set<RemovedGlossaryName>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeCounty> ProgrammeCounties => Set<ProgrammeCounty>();
}
