using CoP.Community.Announcements;
using CoP.Community.Broadcasts;
using CoP.Dialogs.Features;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;

namespace CoP.Dialogs.Announcements;

/// <summary>The list of recipients as a file.</summary>
internal sealed class ExportMessage(MessageFiles files, ILocalizer words)
{
    public async Task<Message?> DrawAsync(AnnouncementListed notice, NoticeRecipient recipient, CancellationToken cancel)
    {
        if (notice.FileId is null)
        {
            return Message.Of(words.Say(RefusalText.Text(new ExportTooLarge()), recipient.Language));
        }

        return await files.FindAsync(notice.FileId, cancel) is { } file
            ? Message.Of(words.Say("announcements.exported", recipient.Language)) with { File = file with { Alt = file.Name } }
            : null; // It has expired meanwhile.
    }
}

/// <inheritdoc/>
internal sealed class ExportWords(ILocalizer words) : IExportWords
{
    public string Say(string word, string language) => words.Say($"announcements.export.{word}", language);
}
