using CoP.Dialogs.ActionPoints;
using CoP.Dialogs.ActionPoints.Absences;
using CoP.Dialogs.ActionPoints.Recommendations;
using CoP.Dialogs.Announcements;
using CoP.Dialogs.Decisions;
using CoP.Dialogs.Discussions;
using CoP.Dialogs.Documents;
using CoP.Dialogs.Events;
using CoP.Dialogs.Features;
using CoP.Dialogs.Glossary;
using CoP.Dialogs.Groups;
using CoP.Dialogs.Members;
using CoP.Dialogs.Operations;
using CoP.Dialogs.Preferences;
using CoP.Dialogs.Programmes;
using CoP.Dialogs.Questions;
using CoP.Dialogs.Roundtables;
using CoP.Dialogs.Schedules;
using CoP.Dialogs.Search;
using CoP.Dialogs.Updates;

namespace CoP.Dialogs;

/// <summary>The features of the bot. A new one is one more here, and nothing else that exists.</summary>
public static class FeatureList
{
    public static IReadOnlyList<IFeature> All { get; } =
    [
        new MembersFeature(), new GroupsFeature(), new QuestionsFeature(), new SearchFeature(),
        new DocumentsFeature(), new PreferencesFeature(), new AnnouncementsFeature(), new EventsFeature(),
        new ActionPointsFeature(), new RecommendationsFeature(), new AbsencesFeature(), new RoundtableFeature(),
        new DecisionsFeature(), new DiscussionsFeature(), new GlossaryFeature(), new ProgrammesFeature(), new OperationsFeature(),
        new UpdatesFeature(), new SchedulesFeature(),
    ];
}
