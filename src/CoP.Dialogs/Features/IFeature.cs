
namespace CoP.Dialogs.Features;

/// <summary>
/// A feature as it is talked to: all that a member can call, press, fill in, be told and find out about it is declared in one
/// place, and help, menus, the app packages and every registration follow from that.
/// </summary>
/// <example>
/// <code>
/// internal sealed class EventsFeature : IFeature
/// {
///     public string Name => "events";
///
///     public void Describe(FeatureBuilder feature)
///     {
///         feature.ListCommand&lt;EventLists, Event&gt;("events", Permission.TakePart, static (lists, turn, _) => lists.Coming(turn)).InHelp(row: 5).InMenu(MenuScopes.Private, order: 45);
///         feature.Form&lt;RegisterForm&gt;("register", Permission.TakePart).OpenedByButton(about: "event");
///         feature.Button&lt;CancelEvent, Event&gt;("ev-cancel", Permission.LeadOrCoordinate, static (cancel, turn, id, token) => cancel.HandleAsync(turn.Actor, id, token));
///         feature.Notice&lt;EventShown, EventCard&gt;(static (card, notice, to, cancel) => card.DrawAsync(notice.EventId, to, cancel));
///         feature.Sentence&lt;ReminderDue&gt;(static (notice, _) => new Text("events.begins", notice.Title, notice.At));
///     }
/// }
/// </code>
/// </example>
public interface IFeature
{
    /// <summary>What its keys in the resource files begin with, e.g. <c>events</c>.</summary>
    string Name { get; }

    void Describe(FeatureBuilder feature);
}
