using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>Opens the form for an announcement with everything filled in.</summary>
internal sealed class EditAnnouncementAction(FormRunner forms, AnnouncementAccess access, AnnounceAnswers answers) : IdAction
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
internal sealed class ShowAnnouncementAction(AnnouncementAccess access) : IdAction
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
