using System.Globalization;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;

namespace CoP.Dialogs.Tests.Features.LostAndFound;

/// <summary>One thing that was found.</summary>
internal sealed class LostItemCard(LostItemAccess access, LocalTimes times, ILocalizer words)
{
    public async Task<Message?> DrawAsync(long id, NoticeRecipient to, CancellationToken cancel)
    {
        if (await access.LoadAsync(id, cancel) is not { } item)
        {
            return null;
        }

        var mine = item.OwnerId is null && item.FinderId != to.Member?.Id;
        return new Message
        {
            Title = item.What,
            Blocks =
            [
                new Paragraph(words.Say(new Text("lost.foundBy", item.Finder!.Name, times.Moment(item.FoundAt, to.Language, to.Member)), to.Language), Tone.Subtle),
                .. item.Owner is { } owner ? [new Paragraph(words.Say(new Text("lost.ownedBy", owner.Name), to.Language), Tone.Good)] : Array.Empty<Block>(),
            ],
            Buttons = mine ? [new ButtonRow(new Button(words.Say("lost.button.lost-mine", to.Language), new Press("lost-mine", id.ToString(CultureInfo.InvariantCulture)), ButtonStyle.Primary))] : [],
        };
    }

    /// <summary>Whose it is, for its finder.</summary>
    public async Task<Message?> ClaimedAsync(long id, NoticeRecipient to, CancellationToken cancel) =>
        await access.LoadAsync(id, cancel) is { Owner: { } owner } item
            ? Message.Of(words.Say(new Text("lost.claimed", owner.Name, item.What), to.Language))
            : null;
}
