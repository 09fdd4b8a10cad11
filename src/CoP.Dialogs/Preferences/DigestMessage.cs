using System.Globalization;
using CoP.Community.Delivery;
using CoP.Community.Preferences;
using CoP.Dialogs.Localization;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Notices;
using CoP.Dialogs.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace CoP.Dialogs.Preferences;

/// <summary>A digest, a screen of it at a time: each thing in short, with a button that opens it.</summary>
internal sealed class DigestMessage(DigestContents digests, FeatureCatalog features, ILocalizer words, IServiceProvider services)
{
    public const string MoreVerb = "digest";
    public const string OpenVerb = "item";

    private const int PageSize = 10;
    private const int MostNews = 5;
    private const int TitleLength = 120;

    // A digest is a notice made of notices, so their views cannot be asked for while its own is made.
    private INoticeViews Views => services.GetRequiredService<INoticeViews>();

    /// <summary>Null when everything in it is gone and there is no news.</summary>
    public async Task<Message?> ComposeAsync(DigestReady digest, NoticeRecipient recipient, CancellationToken cancel)
    {
        var (entries, next) = await PageAsync(digest, recipient, cancel);
        var news = digest.NewsSince is { } since ? await NewsAsync(digest.MemberId, since, recipient, cancel) : [];
        return entries.Count + news.Count == 0 ? null : new Message
        {
            Title = Say("preferences.digest.title", recipient),
            Blocks = [.. entries, .. news],
            Buttons = [.. Buttons(digest, next, recipient)],
        };
    }

    /// <summary>What the notice of an item says, or null when its subject is gone.</summary>
    public Task<Message?> RenderAsync(DigestItem item, NoticeRecipient recipient, CancellationToken cancel) =>
        Views.RenderAsync(NoticeJson.Read(item.NoticeType, item.Notice), recipient, cancel);

    /// <summary>The entries of this page, and the item it ended with when there are more.</summary>
    private async Task<(List<Entry> Entries, long? Next)> PageAsync(DigestReady digest, NoticeRecipient recipient, CancellationToken cancel)
    {
        var items = await digests.ItemsAsync(digest.MemberId, digest.After, digest.UpTo, cancel);
        List<Entry> entries = [];
        foreach (var item in items)
        {
            if (await RenderAsync(item, recipient, cancel) is { } message)
            {
                entries.Add(Entry(item, message, recipient));
            }

            if (entries.Count == PageSize)
            {
                return (entries, item == items[^1] ? null : item.Id);
            }
        }

        return (entries, null);
    }

    private Entry Entry(DigestItem item, Message message, NoticeRecipient recipient) => new(
        TextTruncation.Line(message.Title ?? message.Blocks.OfType<Paragraph>().Select(static paragraph => paragraph.Text).FirstOrDefault() ?? "", TitleLength),
        Say($"preferences.item.{item.Kind}", recipient),
        Open(OpenVerb, item.Id, recipient));

    private async Task<List<Block>> NewsAsync(long memberId, DateTimeOffset since, NoticeRecipient recipient, CancellationToken cancel)
    {
        var news = await digests.NewsAsync(memberId, since, MostNews, cancel);
        return news.Count == 0 ? [] : [new Paragraph(Say("preferences.digest.news", recipient), Tone.Strong), .. news.Select(item => Entry(item, recipient))];
    }

    private Entry Entry(NewsItem news, NoticeRecipient recipient) =>
        new(TextTruncation.Line(news.Title, TitleLength), news.Group.Name(recipient.Language), Open(features.ShownBy(news.Kind), news.Id, recipient));

    private IEnumerable<ButtonRow> Buttons(DigestReady digest, long? next, NoticeRecipient recipient)
    {
        if (next is { } last)
        {
            var rest = string.Create(CultureInfo.InvariantCulture, $"{last}-{digest.UpTo}");
            yield return new ButtonRow(new Button(Say("preferences.digest.more", recipient), new Press(MoreVerb, rest)));
        }

        yield return new ButtonRow(new Button(Say("preferences.button", recipient), new Press(PreferencesForm.FormName)));
    }

    private Button Open(string verb, long id, NoticeRecipient recipient) =>
        new(Say("preferences.digest.open", recipient), new Press(verb, id.ToString(CultureInfo.InvariantCulture)));

    private string Say(Text text, NoticeRecipient recipient) => words.Say(text, recipient.Language);
}
