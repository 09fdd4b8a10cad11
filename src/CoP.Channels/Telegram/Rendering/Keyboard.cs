using System.Text;
using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>The inline keyboard of a message: a row for each entry that opens, then the message's own rows.</summary>
internal sealed class Keyboard(ButtonTokens tokens)
{
    public const int MaxDataBytes = 64;

    /// <summary>Null when there is nothing to press.</summary>
    public JsonObject? Of(Message message, string conversation)
    {
        var rows = new JsonArray();
        foreach (var row in Rows(message))
        {
            rows.Add(new JsonArray([.. row.Select(button => Write(button, message.Operation, conversation))]));
        }

        return rows.Count == 0 ? null : new JsonObject { ["inline_keyboard"] = rows };
    }

    private static IEnumerable<List<Button>> Rows(Message message) =>
        Entries(message.Blocks.Concat(message.Form?.Chat.Blocks ?? []))
            .Concat(message.Buttons.Concat(message.Form?.Chat.Buttons ?? []).SelectMany(Wrap));

    private static IEnumerable<List<Button>> Entries(IEnumerable<Block> blocks) => blocks
        .OfType<Entry>()
        .Select((entry, index) => entry.Open is { } open ? open with { Label = Labels.OfEntry(index + 1, entry.Title) } : null)
        .OfType<Button>()
        .Where(IsPressable)
        .Select(button => new List<Button> { button });

    /// <summary>Fills rows from left to right as long as every label can be read in full.</summary>
    private static IEnumerable<List<Button>> Wrap(ButtonRow row)
    {
        var line = new List<Button>();
        foreach (var button in row.Buttons.Where(IsPressable))
        {
            if (line.Count > 0 && !Labels.Fit([.. line.Append(button).Select(one => one.Label)]))
            {
                yield return line;
                line = [];
            }

            line.Add(button);
        }

        if (line.Count > 0)
        {
            yield return line;
        }
    }

    /// <summary>Telegram refuses a whole message for one link of another scheme, or to a host without a dot.</summary>
    private static bool IsPressable(Button button) => button.Press is not null || button.Link switch
    {
        { IsAbsoluteUri: true, Scheme: "tg" } => true,
        { IsAbsoluteUri: true, Scheme: "http" or "https" } link => link.Host.Contains('.', StringComparison.Ordinal),
        _ => false,
    };

    private JsonObject Write(Button button, string operation, string conversation)
    {
        var json = new JsonObject { ["text"] = button.Label };
        if (button.Press is { } press)
        {
            json["callback_data"] = Data(press, operation, conversation);
        }
        else
        {
            json["url"] = button.Link!.AbsoluteUri;
        }

        if (Style(button.Style) is { } style)
        {
            json["style"] = style;
        }

        return json;
    }

    private string Data(Press press, string operation, string conversation)
    {
        var data = tokens.Write(press, operation, conversation);
        var bytes = Encoding.UTF8.GetByteCount(data);
        return bytes <= MaxDataBytes ? data : throw new InvalidOperationException(
            $"The button '{press.Verb}' with an argument of {press.Argument.Length} characters makes {bytes} bytes; Telegram allows {MaxDataBytes}.");
    }

    private static string? Style(ButtonStyle style) => style switch
    {
        ButtonStyle.Primary => "primary",
        ButtonStyle.Destructive => "danger",
        _ => null,
    };
}
