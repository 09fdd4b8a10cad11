using CoP.Dialogs.Messages;
using CoP.Dialogs.Messages.Formatting;

namespace CoP.Channels.Teams.Rendering;

/// <summary>A message in a few words: for the notification, for screen readers, and for clients that cannot draw cards.</summary>
internal static class Summary
{
    /// <summary>Characters of a notification.</summary>
    public const int Notification = 200;

    /// <summary>Characters that are read out.</summary>
    public const int Spoken = 600;

    public static string Of(Message message, int longest)
    {
        var words = string.Join(". ", Parts(message).Where(static part => !string.IsNullOrWhiteSpace(part)).Select(static part => part.Trim().TrimEnd('.')));
        return words.Length <= longest ? words : $"{Cut(words, longest - 1)}…";
    }

    private static IEnumerable<string> Parts(Message message) =>
    [
        message.Title ?? "",
        .. message.Blocks.Concat(message.Form?.Card.Intro ?? []).Select(Words),
        .. message.Form?.Card.Inputs.Select(static input => input.Label) ?? [],
    ];

    private static string Words(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Text.ReplaceLineEndings(" "),
        Facts facts => string.Join(", ", facts.Items.Select(static fact => $"{fact.Label}: {fact.Value}")),
        Entry entry => entry.Title,
        Formatted formatted => LightMarkup.Plain(formatted.Markup).ReplaceLineEndings(" "),
        Sample sample => $"{sample.Heading}: {Of(sample.Message, Notification)}",
        _ => "",
    };

    private static string Cut(string words, int length) =>
        char.IsHighSurrogate(words[length - 1]) ? words[..(length - 1)] : words[..length];
}
