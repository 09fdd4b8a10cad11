using System.Globalization;
using System.Text.Json.Nodes;
using CoP.Dialogs.Messages;

namespace CoP.Channels.Teams.Rendering;

/// <summary>
/// Draws the inputs of a form: what was wrong last time above each, the input with label, draft and rules, and below it the
/// hint, unless the input shows that inside.
/// </summary>
internal static class InputRenderer
{
    /// <summary>Up to so many options are shown at once instead of in a list that opens.</summary>
    private const int FewOptions = 4;
    private const string Expanded = "expanded";

    public static IEnumerable<JsonNode> Draw(CardInput input)
    {
        if (input.Problem is { } problem)
        {
            yield return Elements.Line(problem, Tone.Problem, "medium");
        }

        yield return Rules(input, input.Kind switch
        {
            InputKind.Text or InputKind.Multiline => Text(input),
            InputKind.Choice or InputKind.Choices => Choices(input),
            InputKind.Date => Simple("Input.Date", input),
            InputKind.Time => Simple("Input.Time", input),
            InputKind.Number => Number(input),
            InputKind.Toggle => Toggle(input),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "No such input."),
        });

        if (input.Hint is { } hint && !ShowsHintInside(input))
        {
            yield return Elements.Line(hint, Tone.Subtle, "none");
        }
    }

    /// <summary>A placeholder is seen only where there is room for words and none yet: boxes, pickers and drafts hide it.</summary>
    private static bool ShowsHintInside(CardInput input) => string.IsNullOrEmpty(input.Value) && input.Kind switch
    {
        InputKind.Text or InputKind.Multiline => true,
        InputKind.Choice or InputKind.Choices => Style(input) != Expanded,
        _ => false,
    };

    private static JsonObject Simple(string type, CardInput input)
    {
        var node = new JsonObject { ["type"] = type, ["id"] = input.Id };
        Set(node, "value", input.Value);
        if (ShowsHintInside(input))
        {
            Set(node, "placeholder", input.Hint);
        }

        return node;
    }

    private static JsonObject Text(CardInput input)
    {
        var node = Simple("Input.Text", input);
        if (input.Kind == InputKind.Multiline)
        {
            node["isMultiline"] = true;
        }

        if (input.MaxLength is { } longest)
        {
            node["maxLength"] = longest;
        }

        return node;
    }

    private static JsonObject Number(CardInput input)
    {
        var node = Simple("Input.Number", input with { Value = null });
        if (decimal.TryParse(input.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            node["value"] = number;
        }

        return node;
    }

    private static JsonObject Toggle(CardInput input)
    {
        var node = Simple("Input.Toggle", input);
        node["title"] = PlainText.Run(input.Label);
        node["wrap"] = true;
        return node;
    }

    private static JsonObject Choices(CardInput input)
    {
        var node = Simple("Input.ChoiceSet", input);
        node["choices"] = new JsonArray([.. input.Options.Select(Option)]);
        node["isMultiSelect"] = input.Kind == InputKind.Choices;
        node["wrap"] = true;
        node["style"] = Style(input);
        if (input.Dataset is { } dataset)
        {
            node["choices.data"] = new JsonObject { ["type"] = "Data.Query", ["dataset"] = dataset };
        }

        return node;
    }

    private static JsonNode Option(PromptOption option) =>
        new JsonObject { ["title"] = PlainText.Run(option.Label), ["value"] = option.Value };

    private static string Style(CardInput input) =>
        input.Filtered || input.Dataset is not null ? "filtered"
        : input.Kind == InputKind.Choices || input.Options.Length <= FewOptions ? Expanded
        : "compact";

    /// <summary>A required toggle would have to be switched on, which is not what is asked.</summary>
    private static JsonObject Rules(CardInput input, JsonObject node)
    {
        if (input.Kind == InputKind.Toggle)
        {
            return node;
        }

        node["label"] = PlainText.Run(input.Label);
        if (input.Required)
        {
            node["isRequired"] = true;
            Set(node, "errorMessage", input.RequiredMessage);
        }

        return node;
    }

    private static void Set(JsonObject node, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            node[name] = value;
        }
    }
}
