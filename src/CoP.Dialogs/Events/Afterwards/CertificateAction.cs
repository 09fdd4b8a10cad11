using CoP.Community;
using CoP.Community.Delivery;
using CoP.Community.Events;
using CoP.Community.Events.Afterwards;
using CoP.Community.Files;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Afterwards;

/// <summary>Brings whoever was there a certificate, made when it is asked for. It can be asked for again.</summary>
internal sealed class CertificateAction(Certificates certificates, MakeFile files) : IdAction
{
    public const string Verb = "ev-cert";

    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (turn.Conversation.Kind != ConversationKind.Personal)
        {
            turn.Remark("turn.writePrivately"); // A file follows, and not in the answer to a press.
            return;
        }

        var found = await certificates.FindAsync(turn.Actor, id, cancel);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return;
        }

        var file = await files.HandleAsync(turn.Actor, $"{turn.Say("events.cert.name")}.pdf", Page(turn, found.Value).Draw(turn.Now), cancel);
        turn.Reply(Message.Of(turn.Say(new Text("events.cert.here", found.Value.Title))) with { File = new MessageFile(file.Id, file.Name, file.ContentType, file.Name) });
    }

    private static CertificatePage Page(TurnContext turn, Event one) => new(
        turn.Say("events.cert.heading"), turn.Say("events.cert.lead"), turn.Actor.Name, turn.Say("events.cert.attended"), one.Title,
        [.. Facts(turn, one)], turn.Say(new Text("events.cert.foot", Day(turn.Now, one, turn.Language))));

    private static IEnumerable<string> Facts(TurnContext turn, Event one)
    {
        var (first, last) = (Day(one.StartsAt, one, turn.Language), Day(one.EndsAt.AddTicks(-1), one, turn.Language));
        var hours = (one.EndsAt - one.StartsAt).TotalHours.ToString("0.#", Languages.Culture(turn.Language));
        yield return first == last ? turn.Say(new Text("events.cert.day", first, hours)) : turn.Say(new Text("events.cert.days", first, last));
        if (one.Host is { } host)
        {
            yield return turn.Say(new Text("events.cert.host", host.Name));
        }
    }

    /// <summary>By the clocks of its place.</summary>
    private static string Day(DateTimeOffset at, Event one, string language) =>
        WallClock.Show(at, TimeZoneInfo.FindSystemTimeZoneById(one.TimeZone)).Day.ToString("D", Languages.Culture(language));
}
