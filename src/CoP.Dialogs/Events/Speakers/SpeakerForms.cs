using System.Collections.Immutable;
using System.Globalization;
using CoP.Community;
using CoP.Community.Events.Speakers;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Events.Speakers;

/// <summary>One thing that a speaker gives, or whoever looks after the event for them.</summary>
internal abstract class SpeakerForm(string name, SpeakerAccess access) : IFormHandler
{
    public const string Subject = "speaker";

    public virtual Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(start);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        var found = (await access.FindAsync(request.Id(Subject), turn.Actor, cancel)).Unless(SpeakerMaterial.MustSpeak);
        if (found.Refusal is { } refusal)
        {
            turn.Remark(refusal);
            return null;
        }

        return new Form(name, Version: 1, [Field])
        {
            Title = $"events.{name}.title",
            Intro = new Text($"events.{name}.intro", found.Value.Event!.Title),
            SubmitLabel = $"events.{name}.submit",
            ConfirmLabel = $"events.{name}.submit",
            Review = ReviewMode.Never,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var done = state.Answers[Field.Id] is { } answer ? (await GiveAsync(turn, state.SubjectId(Subject), answer, cancel)).Select(_ => $"events.done.{name}") : "events.speakers.later";
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : done.Value)));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected abstract Field Field { get; }

    protected abstract Task<Result<EventSpeaker>> GiveAsync(TurnContext turn, long id, string answer, CancellationToken cancel);
}

/// <summary>Some lines about a speaker, which can wait; what was said elsewhere is suggested.</summary>
internal sealed class BiographyForm(SpeakerAccess access, SpeakerLists lists, SpeakerMaterial material) : SpeakerForm(FormName, access)
{
    public const string FormName = "sp-bio";
    private const string Biography = "bio";

    private readonly SpeakerAccess _access = access;

    public override async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel)
    {
        var speaker = await _access.LoadAsync(new FormRequest(start.Arguments).Id(Subject), cancel);
        var known = speaker?.Biography ?? (speaker?.MemberId is { } member ? await lists.LastBiographyAsync(member, cancel) : null);
        return known is null ? start : start with { Drafts = Answers.None.With(Biography, known) };
    }

    protected override Field Field { get; } = new TextField(Biography, "events.speakers.field.bio") { MaxLength = EventSpeaker.BiographyLength, Multiline = true, Optional = true };

    protected override Task<Result<EventSpeaker>> GiveAsync(TurnContext turn, long id, string answer, CancellationToken cancel) =>
        material.DescribeAsync(turn.Actor, id, answer, cancel);
}

/// <summary>The slides as a file.</summary>
internal sealed class SlidesForm(SpeakerAccess access, SpeakerMaterial material) : SpeakerForm(FormName, access)
{
    public const string FormName = "sp-slides";

    protected override Field Field { get; } = new FileField("slides", "events.speakers.field.slides");

    protected override Task<Result<EventSpeaker>> GiveAsync(TurnContext turn, long id, string answer, CancellationToken cancel) =>
        material.SendSlidesAsync(turn.Actor, id, long.Parse(FileField.Reference(answer), CultureInfo.InvariantCulture), cancel);
}
