using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.Announcements;
using CoP.Community.Delivery;
using CoP.Community.Discussions;
using CoP.Community.Documents;
using CoP.Community.Events;
using CoP.Community.Events.Panel;
using CoP.Community.Events.Speakers;
using CoP.Community.Events.Topics;
using CoP.Community.Members;
using CoP.Community.Programmes;
using CoP.Community.Roundtables;
using CoP.Community.Search;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Tests.Conversations;
using CoP.Dialogs.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;


namespace CoP.Dialogs.Tests.Forms;

/// <summary>What must hold for any form holds for those that members get.</summary>
public sealed class RegisteredFormTests
{
    /// <summary>The forms that write to somebody, or look for something.</summary>
    private static readonly string[] Sends = ["answer", "ask", "askback", "assign", "find", "invite", "missing", "pass"];

    /// <summary>Those that change what exists.</summary>
    private static readonly string[] Changes =
    [
        "ann-correct", "ann-decline", "announce", "edit", "hide", "lead-add", "member", "member-edit", "merge", "move", "org-edit", "org-profile", "preferences", "profile", "programme-edit", "reword",
        "setup", "term-edit", "timezone",
    ];

    [Fact]
    public async Task EveryForm_KeepsTheRules()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.WriteAsync(async scope =>
        {
            var forms = scope.GetRequiredService<FeatureCatalog>().Forms;
            Assert.NotEmpty(forms);
            foreach (var form in forms)
            {
                FormChecks.All(await BuildAsync(scope, form));
            }

            return true;
        });
    }

    [Fact]
    public async Task EveryForm_SaysTruthfullyWhatCancellingItMeans()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.WriteAsync(async scope =>
        {
            foreach (var declared in scope.GetRequiredService<FeatureCatalog>().Forms)
            {
                var form = await BuildAsync(scope, declared);
                Assert.Contains(form.Cancelled.Key, Sends.Contains(form.Name) ? [Form.NothingSent] : Changes.Contains(form.Name) ? [Form.NothingChanged] : (string[])[Form.NothingSent, Form.NothingChanged]);
            }

            return true;
        });
    }

    [Fact]
    public async Task EveryActionAndForm_HasANameThatFitsAButton()
    {
        await using var harness = await ConversationHarness.SetAsync();
        await harness.Community.WriteAsync(scope =>
        {
            var catalog = scope.GetRequiredService<FeatureCatalog>();
            var names = catalog.Actions.Select(static action => action.Name).Concat(catalog.Forms.Select(static form => form.Name));
            Assert.All(names, static name => Assert.Matches("^[a-z0-9.-]{1,20}$", name));
            return Task.FromResult(true);
        });
    }

    [Fact]
    public async Task EveryCommandWord_CallsAnAction()
    {
        await using var harness = await ConversationHarness.SetAsync();
        var commands = harness.Words.All("en").Keys.Where(static key => key.StartsWith("command.", StringComparison.Ordinal)).Select(static key => key["command.".Length..]);
        var actions = await harness.Community.WriteAsync(static scope => Task.FromResult(scope.GetRequiredService<FeatureCatalog>().Actions.Select(static action => action.Name).ToList()));
        Assert.All(commands, name => Assert.Contains(name, actions));
    }

    private static async Task<Form> BuildAsync(IServiceProvider scope, FormDescription declared)
    {
        var db = scope.GetRequiredService<CommunityDb>();
        db.ChangeTracker.Clear(); // Else each form looks through what all before it have added, once for each row.
        var question = await db.Questions.FirstAsync(static question => question.State == Community.Questions.QuestionState.Open);
        var answer = await db.Answers.FirstAsync(static answer => answer.Question!.State == Community.Questions.QuestionState.Answered);
        var actor = declared.Name switch
        {
            "edit" or "missing" => question.AuthorId,
            "askback" => answer.AuthorId,
            _ => (await db.Members.FirstAsync(static member => member.Role == Role.Chair)).Id,
        };
        var announcement = await AnnouncementAsync(db, actor);
        var meeting = await PublishedEventAsync(db, actor);
        var asked = await PanelQuestionAsync(db, meeting, actor);
        var topic = await TopicAsync(db, actor);
        var programme = await ProgrammeAsync(db);
        var discussion = await DiscussionAsync(db, actor);
        var speaker = await SpeakerAsync(db, meeting, actor);
        var arguments = ImmutableSortedDictionary<string, string>.Empty
            .Add("member", actor.ToString(CultureInfo.InvariantCulture)).Add("group", "1").Add("organisation", "1").Add("term", "1").Add("programme", programme.ToString(CultureInfo.InvariantCulture))
            .Add("announcement", announcement.ToString(CultureInfo.InvariantCulture))
            .Add("document", (await DocumentAsync(db, actor)).ToString(CultureInfo.InvariantCulture)).Add("list", (await ReadingListAsync(db, actor)).ToString(CultureInfo.InvariantCulture))
            .Add("action", (await ActionPointAsync(db, actor, isDone: declared.Name == "act-notyet")).ToString(CultureInfo.InvariantCulture))
            .Add("cycle", (await CycleAsync(db, declared.Name)).ToString(CultureInfo.InvariantCulture)).Add("brings", (await ContributionAsync(db)).ToString(CultureInfo.InvariantCulture)).Add("part", "Learnings")
            .Add("meeting", question.Subject).Add("advice", (await RecommendationAsync(db, actor)).ToString(CultureInfo.InvariantCulture))
            .Add("discussion", discussion.Id.ToString(CultureInfo.InvariantCulture)).Add("reply", discussion.Replies[0].Id.ToString(CultureInfo.InvariantCulture))
            .Add("search", (await SearchAsync(db, actor)).ToString(CultureInfo.InvariantCulture))
            .Add("speaker", speaker.ToString(CultureInfo.InvariantCulture)).Add("topic", topic.ToString(CultureInfo.InvariantCulture))
            .Add("event", meeting.ToString(CultureInfo.InvariantCulture)).Add("panel", asked.ToString(CultureInfo.InvariantCulture))
            .Add("question", question.Id.ToString(CultureInfo.InvariantCulture)).Add("answer", answer.Id.ToString(CultureInfo.InvariantCulture));
        var form = await declared.Make(scope).BuildAsync(await TurnAsync(scope, db, actor), new FormRequest(arguments), default);
        Assert.True(form is not null, $"The form {declared.Name} was not built.");
        Assert.Equal(declared.Name, form.Name);
        return form.Fields.OfType<LookupField>().Aggregate(form, static (filled, field) => filled.WithOptions(field.Id, [new Option("7", Text.Verbatim("Wanjiku"))], []));
    }

    private static async Task<long> ActionPointAsync(CommunityDb db, long owner, bool isDone)
    {
        var point = db.ActionPoints.Add(new ActionPoint { Words = "Send the list of wards.", OwnerId = owner, GivenById = owner, State = isDone ? ActionPointState.Done : ActionPointState.Open }).Entity;
        await db.SaveChangesAsync();
        return point.Id;
    }

    /// <summary>A roundtable that is ahead; for minutes one that is over, for points a group's meeting.</summary>
    private static async Task<long> CycleAsync(CommunityDb db, string form)
    {
        var start = new DateTimeOffset(2100, 1, 7, 6, 0, 0, TimeSpan.Zero);
        var cycle = db.MeetingCycles.Add(new MeetingCycle { Period = Guid.NewGuid().ToString("n"), StartsAt = start, EndsAt = start.AddHours(4), State = form == "rt-minutes" ? CycleState.Held : CycleState.Planned }).Entity;
        (cycle.Kind, cycle.GroupId) = form == "rt-point" ? (CycleKind.GroupMeeting, 1) : (CycleKind.Roundtable, (long?)null);
        await db.SaveChangesAsync();
        return cycle.Id;
    }

    private static async Task<long> ContributionAsync(CommunityDb db)
    {
        var one = db.Contributions.Add(new Contribution { CycleId = await CycleAsync(db, ""), GroupId = 1 }).Entity;
        await db.SaveChangesAsync();
        return one.Id;
    }

    private static async Task<long> RecommendationAsync(CommunityDb db, long reader)
    {
        var one = db.Recommendations.Add(new Recommendation { Words = "Register people with disabilities.", ToMemberId = reader, GivenById = reader }).Entity;
        await db.SaveChangesAsync();
        return one.Id;
    }

    private static async Task<Discussion> DiscussionAsync(CommunityDb db, long member)
    {
        var discussion = db.Discussions.Add(new Discussion { Topic = "Registries", Question = "What holds linking back?", OpenedById = member }).Entity;
        discussion.Replies.Add(new DiscussionReply { AuthorId = member, Text = "Power cuts." });
        await db.SaveChangesAsync();
        return discussion;
    }

    private static async Task<long> DocumentAsync(CommunityDb db, long giver)
    {
        var document = db.Documents.Add(new Document { Title = "Targeting in Turkana", GivenById = giver, State = DocumentState.Published }).Entity;
        await db.SaveChangesAsync();
        return document.Id;
    }

    private static async Task<long> ReadingListAsync(CommunityDb db, long owner)
    {
        var list = db.ReadingLists.Add(new ReadingList { Title = "Registries", OwnerId = owner }).Entity;
        list.Entries.Add(new ReadingListEntry { DocumentId = await DocumentAsync(db, owner), Position = 1 });
        await db.SaveChangesAsync();
        return list.Id;
    }

    private static async Task<long> SearchAsync(CommunityDb db, long member)
    {
        var search = db.PastSearches.Add(new PastSearch { MemberId = member, Words = "targeting", Plain = "targeting" }).Entity;
        await db.SaveChangesAsync();
        return search.Id;
    }

    private static async Task<long> ProgrammeAsync(CommunityDb db)
    {
        var programme = db.Programmes.Add(new Programme { Name = "Cash", OrganisationId = 1 }).Entity;
        await db.SaveChangesAsync();
        return programme.Id;
    }

    private static async Task<long> SpeakerAsync(CommunityDb db, long meeting, long member)
    {
        var speaker = db.EventSpeakers.Add(new EventSpeaker { EventId = meeting, MemberId = member, Name = "Wanjiku", State = SpeakerState.Accepted }).Entity;
        await db.SaveChangesAsync();
        return speaker.Id;
    }

    private static async Task<long> TopicAsync(CommunityDb db, long proposer)
    {
        var topic = db.EventTopics.Add(new EventTopic { Title = "Registries", ProposedById = proposer }).Entity;
        await db.SaveChangesAsync();
        return topic.Id;
    }

    /// <summary>Whoever organises it comes, too.</summary>
    private static async Task<long> PublishedEventAsync(CommunityDb db, long organiser)
    {
        var meeting = db.Events.Add(new Event { Title = "Targeting", About = "-", TimeZone = "Africa/Nairobi", CalendarUid = $"{organiser}", OrganiserId = organiser, Kind = EventKind.Conference }).Entity;
        (meeting.State, meeting.PublishedAt, meeting.StartsAt, meeting.EndsAt) = (EventState.Published, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddDays(-9), DateTimeOffset.MaxValue.AddDays(-8));
        await db.SaveChangesAsync();
        db.Registrations.Add(new Registration { EventId = meeting.Id, MemberId = organiser, State = RegistrationState.Seated });
        await db.SaveChangesAsync();
        return meeting.Id;
    }

    private static async Task<long> PanelQuestionAsync(CommunityDb db, long meeting, long asker)
    {
        var question = db.PanelQuestions.Add(new PanelQuestion { EventId = meeting, AskerId = asker, Text = "Who pays?" }).Entity;
        await db.SaveChangesAsync();
        return question.Id;
    }

    private static async Task<long> AnnouncementAsync(CommunityDb db, long author)
    {
        var announcement = new Announcement { AuthorId = author };
        announcement.Texts.Add(new AnnouncementText { Language = "en", Title = "Forum moved", Body = "To Friday.", IsOriginal = true });
        announcement.Texts.Add(new AnnouncementText { Language = "sw", Title = "Jukwaa limeahirishwa", Body = "Hadi Ijumaa." });
        db.Announcements.Add(announcement);
        await db.SaveChangesAsync();
        return announcement.Id;
    }

    private static async Task<TurnContext> TurnAsync(IServiceProvider scope, CommunityDb db, long memberId)
    {
        var address = await db.Addresses.Include(static address => address.Member!.Memberships).FirstAsync(address => address.MemberId == memberId);
        var conversation = await db.Conversations.FirstAsync(conversation => conversation.Id == address.ConversationId);
        var incoming = new Incoming(address.Channel, "bot", "1", new Person(address.ExternalId, ""), new ConversationAddress(conversation.ExternalId, ConversationKind.Personal), new IgnoredEvent(""));
        return new TurnContext(
            incoming, conversation, scope.GetRequiredService<ChannelCatalog>().Of(conversation), address, "en",
            scope.GetRequiredService<ILocalizer>(), scope.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
