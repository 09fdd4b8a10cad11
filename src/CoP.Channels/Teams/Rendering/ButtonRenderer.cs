using System.Text.Json.Nodes;
using CoP.Channels.Teams.Translating;
using CoP.Dialogs.Messages;
using CoP.Dialogs.Turns;

namespace CoP.Channels.Teams.Rendering;

/// <summary>What buttons are signed for.</summary>
internal readonly record struct ButtonContext(string Operation, string Conversation);

/// <summary>
/// Draws buttons inside action sets. A press comes back as an invoke (<c>Action.Execute</c>); clients that do not know
/// that send it as a message (<c>Action.Submit</c>) with the same token.
/// </summary>
internal sealed class ButtonRenderer(ButtonTokens tokens)
{
    /// <summary>Teams shows no more than six actions of a set.</summary>
    public const int WidestRow = 6;

    public IEnumerable<JsonNode> Rows(IEnumerable<ButtonRow> rows, ButtonContext context) =>
        rows.SelectMany(static row => row.Buttons.Chunk(WidestRow)).Select(buttons => Row(buttons, context));

    public JsonNode Row(IEnumerable<Button> buttons, ButtonContext context) =>
        Set(buttons.Select(button => Action(button, context, submits: false)));

    /// <summary>The button beside one of several things: whoever hears the card, and not sees it, is told which one it opens.</summary>
    public JsonNode Of(Button button, string what, ButtonContext context)
    {
        var row = Row([button], context);
        foreach (var action in row["actions"]!.AsArray().OfType<JsonObject>())
        {
            action["tooltip"] = $"{button.Label}: {what}";
        }

        return row;
    }

    /// <summary>A form's buttons; only those that submit take the inputs along and have them checked.</summary>
    public IEnumerable<JsonNode> FormRows(IEnumerable<CardButton> buttons, ButtonContext context) => buttons
        .Chunk(WidestRow)
        .Select(row => Set(row.Select(button => Action(button.Button, context, button.Submits))));

    private static JsonObject Set(IEnumerable<JsonNode?> actions) =>
        new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions.Where(static action => action is not null)]) };

    private JsonObject? Action(Button button, ButtonContext context, bool submits) => button switch
    {
        { Press: { } press } => Execute(button, press, tokens.Write(press, context.Operation, context.Conversation), submits),
        { Link: { IsAbsoluteUri: true, Scheme: "http" or "https" } link } => Styled(button, new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = link.AbsoluteUri }),
        _ => null,
    };

    private static JsonObject Execute(Button button, Press press, string token, bool submits)
    {
        var action = Submission("Action.Execute", button, token, submits);
        action["verb"] = press.Verb;
        action["fallback"] = Submission("Action.Submit", button, token, submits);
        return action;
    }

    private static JsonObject Submission(string type, Button button, string token, bool submits) => Styled(button, new JsonObject
    {
        ["type"] = type,
        ["data"] = new JsonObject { [PressTranslator.TokenKey] = token },
        ["associatedInputs"] = submits ? "auto" : "none",
    });

    private static JsonObject Styled(Button button, JsonObject action)
    {
        action["title"] = button.Label;
        if (button.Style != ButtonStyle.Default)
        {
            action["style"] = button.Style == ButtonStyle.Primary ? "positive" : "destructive";
        }

        return action;
    }
}
