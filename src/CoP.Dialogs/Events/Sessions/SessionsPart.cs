using CoP.Community.Events;
using CoP.Community.Events.Sessions;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Sessions;

/// <summary>The sessions of a conference: its programme for members, and for whoever looks after it how each stands.</summary>
internal static class SessionsPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.ListButton<SessionPages, Event>(SessionPages.ProgrammeVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.ProgrammeAsync(turn, argument, cancel));
        feature.ListButton<SessionPages, Event>(SessionPages.ManageVerb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.ManagedAsync(turn, argument, cancel));
        feature.Button<NewSessionAction>(NewSessionAction.Verb, Permission.TakePart);
        feature.Notice<SessionsBegin, SessionNotices>(static (notices, notice, to, cancel) => notices.BeginAsync(notice, to, cancel));
    }
}
