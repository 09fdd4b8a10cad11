using System.Globalization;
using CoP.Community;
using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Community.Members;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Announcements;

/// <summary>What can be done with an announcement as it stands. The use cases check again.</summary>
internal sealed class AnnouncementButtons(AnnouncementAccess access, ILocalizer words)
{
    public const string OpenVerb = "ann";

    public Button Make(string verb, long id, string language, ButtonStyle style = ButtonStyle.Default) =>
        new(words.Say($"announcements.button.{verb}", language), new Press(verb, Number(id)), style);

    /// <summary>Before it goes.</summary>
    /// <param name="send">How its author lets it go: <c>now</c>, <c>later</c> or <c>ask</c>.</param>
    public IEnumerable<ButtonRow> Preview(Announcement announcement, string send, string language)
    {
        var id = announcement.Id;
        yield return new ButtonRow(new Button(words.Say($"announcements.send.{send}", language), new Press("ann-send", Number(id)), ButtonStyle.Primary));
        yield return new ButtonRow(Make("ann-test", id, language), Make("ann-edit", id, language), Make("ann-discard", id, language, ButtonStyle.Destructive));
    }

    /// <summary>Waits for its time or for a second coordinator.</summary>
    public IEnumerable<ButtonRow> Waiting(Announcement announcement, Member? recipient, string language)
    {
        var id = announcement.Id;
        if (recipient is not null && access.MayDecide(announcement, recipient) is null)
        {
            yield return new ButtonRow(Make("ann-approve", id, language, ButtonStyle.Primary), Make("ann-decline", id, language));
        }

        yield return new ButtonRow(Make("ann-test", id, language), Make("ann-edit", id, language), Make("ann-stop", id, language, ButtonStyle.Destructive));
    }

    /// <summary>It stopped by itself: it goes now, at another time, or not at all.</summary>
    public IEnumerable<ButtonRow> Halted(Announcement announcement, string language)
    {
        var id = announcement.Id;
        Button Send(string verb, string label, ButtonStyle style) => new(words.Say($"announcements.send.{label}", language), new Press(verb, Number(id)), style);
        var stop = Make("ann-stop", id, language, ButtonStyle.Destructive);
        return announcement.State == AnnouncementState.Overdue ? [new ButtonRow(Send("ann-send", "overdue", ButtonStyle.Primary), Send("ann-edit", "newTime", ButtonStyle.Default), stop)]
            : announcement.May(BroadcastCommand.Resume) is null ? [new ButtonRow(Make("ann-resume", id, language, ButtonStyle.Primary), stop)]
            : [];
    }

    public IEnumerable<ButtonRow> Running(Announcement announcement, BroadcastCounts counts, string language)
    {
        var id = announcement.Id;
        var turn = Make(announcement.May(BroadcastCommand.Resume) is null ? "ann-resume" : "ann-pause", id, language, ButtonStyle.Primary);
        return [new ButtonRow(turn, Make("ann-stop", id, language, ButtonStyle.Destructive)), .. After(announcement, counts, language)];
    }

    public IEnumerable<ButtonRow> Ended(Announcement announcement, BroadcastCounts counts, string language)
    {
        var resends = announcement.May(BroadcastCommand.Resend) is null && counts.Failed > 0;
        return [.. resends ? [new ButtonRow(Make("ann-resend", announcement.Id, language))] : Array.Empty<ButtonRow>(), .. After(announcement, counts, language)];
    }

    /// <summary>To look at the wordings that the card does not show.</summary>
    public IEnumerable<ButtonRow> Wordings(Announcement announcement, string language)
    {
        var looks = AnnouncementSamples.Apart(announcement)
            .Select(text => new Button(words.Say(new Text("announcements.button.wording", Languages.NativeName(text.Language)), language), new Press("ann-words", $"{Number(announcement.Id)}:{text.Language}")));
        return looks.Chunk(2).Select(static pair => new ButtonRow([.. pair]));
    }

    private IEnumerable<ButtonRow> After(Announcement announcement, BroadcastCounts counts, string language)
    {
        var id = announcement.Id;
        if (counts.Uncertain > 0 && announcement.May(BroadcastCommand.DecideDoubts) is null)
        {
            yield return new ButtonRow(Make("ann-again", id, language), Make("ann-leave", id, language));
        }

        if (counts.Sent > 0 && announcement.May(BroadcastCommand.Recall) is null)
        {
            yield return new ButtonRow(Make("ann-correct", id, language), Make("ann-recall", id, language, ButtonStyle.Destructive));
        }

        yield return announcement.AsksToAcknowledge()
            ? new ButtonRow(Make(AnnouncementPages.ReadByVerb, id, language), Make("ann-export", id, language))
            : new ButtonRow(Make("ann-export", id, language));
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
