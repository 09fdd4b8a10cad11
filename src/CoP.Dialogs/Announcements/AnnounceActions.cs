using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Members;
using CoP.Dialogs.Forms;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>Opens the form for an announcement.</summary>
internal sealed class AnnounceAction(FormRunner forms, AnnouncementTimes times) : IAction
{
    public string Name => AnnounceForm.FormName;

    public Permission Needs => Permission.LeadOrCoordinate;

    public Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        var suggested = AnnounceAnswers.At(Answers.None, times.Suggest(turn.Now, turn.Actor));
        return forms.StartAsync(turn, Name, FormStart.Empty with { Drafts = suggested }, cancel);
    }
}

/// <summary>Opens the same form with everything filled in.</summary>
internal sealed class EditAnnouncementAction(FormRunner forms, AnnouncementAccess access, AnnounceAnswers answers) : IdAction("ann-edit", Permission.LeadOrCoordinate)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, id, cancel) is not { } announcement)
        {
            return;
        }

        if (announcement.HasStarted || announcement.State == AnnouncementState.Cancelled)
        {
            turn.Remark(new AnnouncementNotInState(announcement.State));
            return;
        }

        var known = await answers.WriteAsync(announcement, turn.Actor, cancel);
        await forms.StartAsync(turn, AnnounceForm.FormName, FormStart.About(AnnouncementFields.Subject, id) with { Answers = known }, cancel);
    }
}

/// <summary>Shows an announcement whole; it stays alive.</summary>
internal sealed class ShowAnnouncementAction(AnnouncementAccess access) : IdAction(AnnouncementButtons.OpenVerb, Permission.LeadOrCoordinate)
{
    protected override async Task RunAsync(TurnContext turn, long id, CancellationToken cancel)
    {
        if (await access.FindForAsync(turn, id, cancel) is not null)
        {
            turn.Show(new AnnouncementShown(id));
        }
    }
}

/// <summary>Shows how one wording reads. The argument is <c>{id}:{language}</c>.</summary>
internal sealed class ShowWordingAction(AnnouncementAccess access, AnnouncementSamples samples) : IAction
{
    public string Name => "ann-words";

    public Permission Needs => Permission.LeadOrCoordinate;

    public async Task RunAsync(TurnContext turn, string argument, CancellationToken cancel)
    {
        if (argument.Split(':') is not [var number, var language] || !Languages.All.Contains(language)
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            turn.Remark("turn.oldButton");
            return;
        }

        if (await access.FindForAsync(turn, id, cancel) is not { } announcement)
        {
            return;
        }

        turn.Reply(await samples.InAsync(announcement, language, turn.Language, cancel));
    }
}
