using System.Collections.Immutable;

namespace CoP.Dialogs.Messages;

/// <summary>
/// What is said, before anyone knows whether it becomes an Adaptive Card or a line of text with buttons. All strings are
/// plain text in the recipient's language: a channel escapes them, no channel interprets them; only <see cref="Formatted"/> holds markup.
/// </summary>
public sealed record Message
{
    public string? Title { get; init; }

    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>A picture or a document with the words.</summary>
    public MessageFile? File { get; init; }

    /// <summary>The file is offered, not sent yet; a channel that does not offer files sends it at once.</summary>
    public FileOffer? Offer { get; init; }

    /// <summary>Where the file is put before the message is sent, see <see cref="Turns.ButtonPressed.UploadTo"/>; then the message says where it lies.</summary>
    public string? UploadTo { get; init; }

    /// <summary>Rows of buttons under the text.</summary>
    public ImmutableArray<ButtonRow> Buttons { get; init; } = [];

    /// <summary>A question of a form, in the two shapes it can be asked; then <see cref="Buttons"/> is empty.</summary>
    public FormPrompt? Form { get; init; }

    /// <summary>Minted once per message: the effect of a button is unique on (operation, person, press).</summary>
    public string Operation { get; init; } = "";

    /// <summary>Can wait: no sound on a phone.</summary>
    public bool Silent { get; init; }

    /// <summary>The same with one more line.</summary>
    public Message With(Block line) => Form is not { } form
        ? this with { Blocks = Blocks.Add(line) }
        : this with { Form = new FormPrompt(form.Card with { Intro = form.Card.Intro.Insert(0, line) }, form.Chat with { Blocks = form.Chat.Blocks.Insert(0, line) }) };

    public static Message Of(string text) => new() { Blocks = [new Paragraph(text)] };
}

public sealed record ButtonRow(params ImmutableArray<Button> Buttons);

public enum ButtonStyle
{
    Default,
    Primary,
    Destructive,
}

/// <summary>Something to press: a <see cref="Press"/> that comes back, or a <paramref name="Link"/> to open. Exactly one of the two is set.</summary>
public sealed record Button(string Label, Press? Press, ButtonStyle Style = ButtonStyle.Default, Uri? Link = null);
