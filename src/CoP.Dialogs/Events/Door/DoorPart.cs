using CoP.Community.Events;
using CoP.Community.Events.Door;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Events.Door;

/// <summary>Who is there: by a press, by the number at the door, and what those see of it who look after the event.</summary>
internal static class DoorPart
{
    public static void Describe(FeatureBuilder feature)
    {
        feature.Button<CheckIn, Registration>(DoorButtons.Here, Permission.TakePart, static (door, turn, id, cancel) => door.HandleAsync(turn.Actor, id, cancel), HereAction.Greeting);
        feature.Command<HereAction>(HereAction.Verb, Permission.TakePart).InterruptsWhen(HereAction.IsNumber).NotInHelp().NotInMenu();
        feature.DeepLink(HereAction.Verb, opens: HereAction.Verb);

        feature.Button<DoorAction>(DoorAction.Verb, Permission.TakePart);
        feature.Button(DoorButtons.Poster, Permission.TakePart, static scope => new DoorPictureAction(scope.GetRequiredService<DoorPictures>().PosterAsync));
        feature.Button(DoorButtons.Screen, Permission.TakePart, static scope => new DoorPictureAction(scope.GetRequiredService<DoorPictures>().ScreenAsync));
        feature.ListButton<DoorPages, Registration>(DoorPages.Verb, Permission.TakePart, static (pages, turn, argument, cancel) => pages.PresentAsync(turn, argument, cancel));
    }
}
