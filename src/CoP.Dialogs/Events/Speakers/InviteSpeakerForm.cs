using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Events;
using CoP.Community.Events.Speakers;
using CoP.Community.Members;
using CoP.Dialogs.Features;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>Asks whom to invite as what, and by when the slides are wanted.</summary>
internal sealed class InviteSpeakerForm(EventAccess access, InviteSpeaker invite, LocalTimes times) : IFormHandler
{
    public const string FormName = "sp-invite";
    private const string Who = "who";
    private const string Community = "member";
    private const string Elsewhere = "guest";
    private const string Name = "name";
    private const string Role = "role";
    private const string Slides = "slides";

    /// <summary>How long before an event slides are wanted, unless whoever invites says otherwise.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    public async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var one = await access.LoadAsync(new FormRequest(start.Arguments).Id(EventFields.Subject), cancel);
        return one is not null && one.StartsAt - Ahead > turn.Now
            ? start with { Drafts = Answers.None.With(Slides, times.Write(one.StartsAt - Ahead, turn.Actor).Day) }
            : start;
    }

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel) =>
        await access.FindLookedAfterAsync(turn, request.Id(EventFields.Subject), cancel) is not { } one ? null
            : new Form(
                FormName, Version: 1,
                [
                    new ChoiceField(Who, "events.speakers.field.who", [new Option(Community, "events.speakers.who.member"), new Option(Elsewhere, "events.speakers.who.guest")]) { Label = "events.speakers.label.who" },
                    CommonFields.Member(Community, "events.speakers.field.member") with { Label = "events.speakers.label.member", When = Condition.Is(Who, Community) },
                    new TextField(Name, "events.speakers.field.guest") { MaxLength = EventSpeaker.NameLength, Label = "events.speakers.label.guest", When = Condition.Is(Who, Elsewhere) },
                    new ChoiceField(Role, "events.speakers.field.role", [.. Enum.GetValues<SpeakerRole>().Select(static role => new Option(role.ToString(), $"events.speakers.role.{role}"))]) { Label = "events.speakers.label.role" },
                    new DateField(Slides, "events.speakers.field.due") { Label = "events.speakers.label.due", Hint = "events.speakers.hint.due", Optional = true, IsLast = true },
                ])
            {
                Title = "events.speakers.invite.title",
                Intro = Text.Verbatim(one.Title),
                SubmitLabel = "events.speakers.invite.submit",
                ConfirmLabel = "events.speakers.invite.submit",
            };

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var id = state.SubjectId(EventFields.Subject);
        var done = await access.LoadAsync(id, cancel) is { } one ? await invite.HandleAsync(turn.Actor, id, Read(state.Answers, one, turn.Actor), cancel) : new EventNotFound();
        if (done.Refusal is { } refusal)
        {
            return Problem(turn, state.Answers, refusal);
        }

        turn.Replace(Message.Of(turn.Say(new Text($"events.speakers.invite.{done.Value.State}", done.Value.Name))));
        turn.Show(new SpeakerShown(done.Value.Id, id));
        return ImmutableDictionary<string, Text>.Empty;
    }

    private SpeakerDraft Read(Answers answers, Event one, Member actor) => new(
        answers[Community] is { } member ? long.Parse(member, CultureInfo.InvariantCulture) : null, answers[Name], Enum.Parse<SpeakerRole>(answers[Role]!),
        answers[Slides] is not { } day ? null : times.Write(one.StartsAt, actor).Day == day ? one.StartsAt : times.ReadEnd(day, actor));

    // What can be put right is asked again; the rest ends the form.
    private static ImmutableDictionary<string, Text> Problem(TurnContext turn, Answers answers, Refusal refusal)
    {
        var field = refusal switch
        {
            SlidesDueInThePast or SlidesDueAfterEvent => Slides,
            SpeakerAlreadyInvited or SpeakerNotAvailable => answers[Community] is null ? Name : Community,
            _ => null,
        };
        if (field is not null)
        {
            return ImmutableDictionary<string, Text>.Empty.Add(field, RefusalText.Text(refusal));
        }

        turn.Replace(Message.Of(turn.Say(RefusalText.Text(refusal))));
        return ImmutableDictionary<string, Text>.Empty;
    }
}
