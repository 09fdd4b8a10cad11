using System.Text.RegularExpressions;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// Which message a message answers: the one it names, else the one it quotes (Teams puts a quotation's message id into the
/// HTML copy of the text), else the one that began its thread.
/// </summary>
internal static partial class Replies
{
    public static string? Of(Activity activity) => activity.ReplyToId ?? Quoted(activity) ?? ThreadRoot(activity);

    private static string? Quoted(Activity activity) => activity.Attachments
        .Where(static attachment => attachment.Text("contentType") == AttachedContent.Html)
        .Select(static attachment => QuotedId(attachment.Text("content") ?? ""))
        .FirstOrDefault(static id => id is not null);

    private static string? QuotedId(string html) =>
        QuoteTag().Match(html) is { Success: true } quote && ItemId().Match(quote.Value) is { Success: true } item
            ? item.Groups[1].Value
            : null;

    private static string? ThreadRoot(Activity activity)
    {
        var root = Places.Of(activity).Thread;
        return root.Length > 0 && root != activity.Id ? root : null;
    }

    [GeneratedRegex("<blockquote\\b[^>]*schema\\.skype\\.com/Reply[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex QuoteTag();

    [GeneratedRegex("itemid=\"([0-9]{1,20})\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ItemId();
}
