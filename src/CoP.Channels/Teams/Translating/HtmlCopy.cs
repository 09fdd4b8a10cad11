using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// A message as HTML. Teams attaches such a copy of each; in older clients it alone tells a quotation from the words
/// (<c>blockquote itemtype="http://schema.skype.com/Reply" itemid="…"</c>), and sometimes it is all there is.
/// </summary>
/// <param name="Text">The words as lines, without what is quoted and without our own mention.</param>
/// <param name="Quoted">The ids of the messages quoted, in order.</param>
internal sealed record HtmlCopy(string Text, IReadOnlyList<string> Quoted)
{
    /// <summary>Characters; no message of Teams is longer, and more is not worth the time it takes to parse.</summary>
    private const int Longest = 100_000;

    private const string Reply = "schema.skype.com/Reply";

    public static HtmlCopy? Of(Activity activity) => activity.Attachments
        .Where(static attachment => attachment.Text("contentType") == AttachedContent.Html)
        .Select(attachment => Read(activity, attachment.Text("content") ?? ""))
        .FirstOrDefault(static copy => copy is not null);

    /// <summary>Null for what is too long. Whatever is malformed is read as a browser would.</summary>
    public static HtmlCopy? Read(Activity activity, string html)
    {
        if (html.Length is 0 or > Longest)
        {
            return null;
        }

        var reading = new HtmlReading(activity);
        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body)
        {
            reading.Walk(body);
        }

        return new HtmlCopy(reading.Text, reading.Quoted);
    }

    /// <summary>Whether this is such a quotation, whole: where its end was cut off, nothing tells it from the words.</summary>
    public static bool HoldsQuotation(string? text) =>
        text is not null && text.Contains(Reply, StringComparison.OrdinalIgnoreCase) && text.Contains("</blockquote", StringComparison.OrdinalIgnoreCase);

    public static bool IsQuotation(IElement element) =>
        element.LocalName == "blockquote" && element.GetAttribute("itemtype")?.Contains(Reply, StringComparison.OrdinalIgnoreCase) == true;
}
