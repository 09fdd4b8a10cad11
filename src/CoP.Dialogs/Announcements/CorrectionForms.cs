using System.Collections.Immutable;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Forms.Fields;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>A form by which something is done to an announcement that exists.</summary>
internal abstract class AnnouncementForm(string name, ReviewMode review, AnnouncementAccess access) : IFormHandler
{
    protected AnnouncementAccess Access => access;

    public virtual Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) => Task.FromResult<FormStart?>(start);

    public async Task<Form?> BuildAsync(TurnContext turn, FormRequest request, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, request.Id(AnnouncementFields.Subject), cancel) is not { } announcement)
        {
            return null;
        }

        return new Form(name, Version: 1, [.. Fields(announcement)])
        {
            Title = $"announcements.{name}.title",
            Intro = Text.Verbatim(announcement.Original().Title),
            SubmitLabel = $"announcements.{name}.submit",
            ConfirmLabel = $"announcements.{name}.submit",
            Review = review,
            Cancelled = Form.NothingChanged,
        };
    }

    public async Task<ImmutableDictionary<string, Text>> CompleteAsync(TurnContext turn, DialogState state, CancellationToken cancel)
    {
        var found = await access.FindAsync(new FormRequest(state.Arguments).Id(AnnouncementFields.Subject), turn.Actor, cancel);
        var done = found.Succeeded ? await DoAsync(turn.Actor, found.Value, state.Answers, cancel) : found;
        turn.Replace(Message.Of(turn.Say(done.Refusal is { } refusal ? RefusalText.Text(refusal) : $"announcements.done.{name}")));
        return ImmutableDictionary<string, Text>.Empty;
    }

    protected abstract IEnumerable<Field> Fields(Announcement announcement);

    protected abstract Task<Result<Announcement>> DoAsync(Member actor, Announcement announcement, Answers answers, CancellationToken cancel);
}

/// <summary>A second coordinator says why not.</summary>
internal sealed class DeclineForm(AnnouncementAccess access, DecideAnnouncement decide) : AnnouncementForm(FormName, ReviewMode.Never, access)
{
    public const string FormName = "ann-decline";

    protected override IEnumerable<Field> Fields(Announcement announcement) =>
        [new TextField(AnnouncementFields.Reason, "announcements.field.reason") { MaxLength = 500, Multiline = true, Label = "announcements.label.reason" }];

    protected override Task<Result<Announcement>> DoAsync(Member actor, Announcement announcement, Answers answers, CancellationToken cancel) =>
        decide.HandleAsync(actor, announcement.Id, approve: false, answers[AnnouncementFields.Reason], cancel);
}

/// <summary>Other words for what was sent; the present ones are filled in.</summary>
internal sealed class CorrectForm(AnnouncementAccess access, CorrectAnnouncement correct) : AnnouncementForm(FormName, ReviewMode.ChatOnly, access)
{
    public const string FormName = "ann-correct";

    protected override IEnumerable<Field> Fields(Announcement announcement) =>
    [
        AnnouncementFields.TitleField(),
        AnnouncementFields.BodyField(),
        .. Others(announcement).SelectMany(static text => AnnouncementFields.WordingIn(text.Language, Condition.Always)),
    ];

    protected override Task<Result<Announcement>> DoAsync(Member actor, Announcement announcement, Answers answers, CancellationToken cancel) =>
        correct.HandleAsync(actor, announcement.Id, Texts(announcement, answers), cancel);

    /// <summary>The present wording, to start from.</summary>
    public override async Task<FormStart?> StartAsync(TurnContext turn, string argument, FormStart start, CancellationToken cancel) =>
        await Access.FindForAsync(turn, new FormRequest(start.Arguments).Id(AnnouncementFields.Subject), cancel) is { } announcement
            ? start with { Answers = Known(announcement) }
            : null;

    private static Answers Known(Announcement announcement) => Others(announcement).Aggregate(
        Answers.None.With(AnnouncementFields.Title, announcement.Original().Title).With(AnnouncementFields.Body, announcement.Original().Body),
        static (all, text) => all.With(AnnouncementFields.TitleIn(text.Language), text.Title).With(AnnouncementFields.BodyIn(text.Language), text.Body));

    private static List<AnnouncementText> Texts(Announcement announcement, Answers answers) =>
    [
        new AnnouncementText
        {
            Language = announcement.Original().Language,
            Title = answers[AnnouncementFields.Title]!,
            Body = answers[AnnouncementFields.Body]!,
        },
        .. Others(announcement).Select(text => AnnouncementFields.Wording(answers, text.Language)).OfType<AnnouncementText>(),
    ];

    private static IEnumerable<AnnouncementText> Others(Announcement announcement) =>
        announcement.Texts.Where(static text => !text.IsOriginal).OrderBy(static text => text.Language);
}
