using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Calendar;

/// <summary>A member's calendar address, as they read it.</summary>
internal static class CalendarText
{
    public const string ShowVerb = "calendar";
    public const string RenewVerb = "cal-new";
    public const string StopVerb = "cal-stop";

    /// <summary>The address twice: to be copied, and in the form that many phones and desktop programs open by themselves.</summary>
    public static Message Address(TurnContext turn, Uri address, Text about) => new()
    {
        Title = turn.Say("events.calendar.title"),
        Blocks =
        [
            new Paragraph(turn.Say(about)),
            new Paragraph(address.AbsoluteUri),
            new Paragraph(turn.Say("events.calendar.phone")),
            new Paragraph($"webcal://{address.Authority}{address.PathAndQuery}"),
            new Paragraph(turn.Say("events.calendar.secret"), Tone.Subtle),
        ],
        Buttons = [new ButtonRow(Make(turn, RenewVerb), Make(turn, StopVerb))],
    };

    public static Message Stopped(TurnContext turn) => Message.Of(turn.Say("events.calendar.stopped")) with { Buttons = [new ButtonRow(Make(turn, ShowVerb))] };

    /// <summary>The button that leads to it.</summary>
    public static Button Make(TurnContext turn, string verb) => new(turn.Say($"events.button.{verb}"), new Press(verb));
}
