using CoP.Community.Files;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Calendar;

/// <summary>Members' events in calendars of their own, which look at a private address.</summary>
internal static class CalendarPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Command<ShowCalendarAddress>(CalendarText.ShowVerb, Permission.TakePart).NotInHelp().InMenu(MenuScopes.Private, order: 65);
        feature.Button<RenewCalendarAddress>(CalendarText.RenewVerb, Permission.TakePart).OnlyOnce();
        feature.Button<StopCalendarAddress>(CalendarText.StopVerb, Permission.TakePart);
        feature.Provides<ICalendarFeeds, CalendarFeeds>();
    }
}
