using CoP.Community.ActionPoints.Absences;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.ActionPoints.Absences;

/// <summary>Welcomes somebody back, with all that waits for them in one message.</summary>
internal sealed class WelcomeMessage(WhatWaits waits, ActionPointNotices notices, ILocalizer words)
{
    /// <summary>The list of what one can answer.</summary>
    private const string ToAnswer = "open";

    public async Task<Message?> DrawAsync(NoticeRecipient to, CancellationToken cancel)
    {
        if (to.Member is not { } member)
        {
            return null;
        }

        var (own, asked, questions) = await waits.ReadAsync(member, cancel);
        var drawn = notices.Numbered("absence.welcome", own, member, to.Language);
        string Say(Text said) => words.Say(said, to.Language);
        return drawn with
        {
            Title = Say("absence.welcome"),
            Blocks =
            [
                own.Count == 0 ? new Paragraph(Say("absence.welcome.nothing")) : new Paragraph(Say("absence.welcome.own"), Tone.Strong),
                .. own.Count == 0 ? [] : drawn.Blocks,
                .. asked.Select(point => notices.Other(point, member, to.Language)),
                .. questions > 0 ? [new Paragraph(Say(new Text("absence.welcome.questions", questions)))] : Array.Empty<Block>(),
            ],
            Buttons =
            [
                .. drawn.Buttons,
                .. asked.Count > 0 ? [new ButtonRow(new Button(Say($"actions.to.{ActionPointPages.AllMineVerb}"), new Press(ActionPointPages.AllMineVerb)))] : Array.Empty<ButtonRow>(),
                .. questions > 0 ? [new ButtonRow(new Button(Say("absence.button.questions"), new Press(ToAnswer)))] : Array.Empty<ButtonRow>(),
            ],
        };
    }
}
