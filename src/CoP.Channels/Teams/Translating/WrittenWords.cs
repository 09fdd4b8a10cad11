using CoP.Channels.Teams.Inbound;
using CoP.Community;

namespace CoP.Channels.Teams.Translating;

/// <summary>What somebody wrote, without what Teams writes around it: mentions of us, and quotations.</summary>
/// <param name="Quoted">The id of the message that is quoted, or null.</param>
internal sealed record WrittenWords(string Text, string? Quoted)
{
    public static WrittenWords Of(Activity activity)
    {
        var text = activity.Words ?? "";
        var html = HtmlCopy.HoldsQuotation(text) ? HtmlCopy.Read(activity, text) : HtmlCopy.Of(activity);
        var plain = VisibleText.Trim(Quotations.Strip(Mentions.Strip(activity, text)).Replace('\u00A0', ' '));
        var quoted = Quotations.Of(activity, Quotations.Marked(text)).Concat(html?.Quoted ?? []).FirstOrDefault(static id => id.Length > 0);
        return new(html is not null && (plain.Length == 0 || IsQuotation(activity)) ? VisibleText.Trim(html.Text) : plain, quoted);
    }

    /// <summary>Whether the HTML has to be read to tell the words from the quotation.</summary>
    private static bool IsQuotation(Activity activity) =>
        HtmlCopy.HoldsQuotation(activity.Words) || activity.Attachments.Any(static attachment => HtmlCopy.HoldsQuotation(attachment.Text("content")));
}
