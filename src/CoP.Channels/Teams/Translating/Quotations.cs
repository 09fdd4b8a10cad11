using System.Text.RegularExpressions;
using CoP.Channels.Teams.Inbound;

namespace CoP.Channels.Teams.Translating;

/// <summary>
/// A quotation in the shape that Teams writes since 2026: a mark <c>&lt;quoted messageId="…"/&gt;</c> where it stands in the text, and
/// an entity <c>quotedReply</c> that says whose words they were. For the shape before that see <see cref="HtmlCopy"/>.
/// </summary>
internal static partial class Quotations
{
    public static string Strip(string text) => Mark().Replace(text, " ");

    /// <summary>The ids of the messages quoted, ours first: a reply to us is what we can do something with.</summary>
    public static IEnumerable<string> Of(Activity activity, IEnumerable<string> marked)
    {
        var named = activity.Quotations.Select(static quoted => (Id: quoted.Text("messageId"), By: quoted.Text("senderId"))).ToList();
        return named.Where(quoted => quoted.By == activity.BotId).Select(static quoted => quoted.Id)
            .Concat(marked)
            .Concat(named.Select(static quoted => quoted.Id))
            .OfType<string>().Where(static id => id.Length > 0);
    }

    public static IEnumerable<string> Marked(string text) => Mark().Matches(text)
        .Select(static mark => MessageId().Match(mark.Value))
        .Select(static id => id.Groups["id"].Value.Trim('"', '\''));

    // Only with the id of a message: "<quoted>" by itself was typed.
    [GeneratedRegex("""[ \t]*<quoted(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?\smessageId\s*=(?:"[^"]*"|'[^']*'|[^<>"'])*>(?:[^<>]*</quoted\s*>)?[ \t]*""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex("""\smessageId\s*=\s*(?<id>"[^"]*"|'[^']*'|[^\s"'<>/]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MessageId();
}
