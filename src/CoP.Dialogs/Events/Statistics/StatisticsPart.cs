using CoP.Community.Events.Statistics;
using CoP.Community.Members;
using CoP.Dialogs.Features;

namespace CoP.Dialogs.Events.Statistics;

/// <summary>How events went, in figures and as a picture, for whoever looks after them.</summary>
internal static class StatisticsPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<EventFiguresAction>(EventFiguresAction.Verb, Permission.TakePart);
        feature.ListButton<FigurePages, EventFigures>(FigurePages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.ShowAsync(turn, argument, cancel));
        feature.Button<FigurePictureAction>(FigurePictureAction.Verb, Permission.TakePart);
    }
}
