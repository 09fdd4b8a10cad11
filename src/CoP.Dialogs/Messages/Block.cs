using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CoP.Dialogs.Messages;

/// <summary>A piece of a message, top to bottom.</summary>
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Facts), "f")]
[JsonDerivedType(typeof(Entry), "e")]
[JsonDerivedType(typeof(Separator), "s")]
[JsonDerivedType(typeof(Formatted), "m")]
[JsonDerivedType(typeof(Sample), "x")]
public abstract record Block;

public enum Tone
{
    Normal,

    /// <summary>Of less weight: dates, states, hints.</summary>
    Subtle,
    Strong,

    /// <summary>Another person's words.</summary>
    Quote,

    /// <summary>Something to put right.</summary>
    Problem,

    /// <summary>Something that went well.</summary>
    Good,
}

/// <summary>A paragraph; line breaks inside it are kept.</summary>
public sealed record Paragraph(string Text, Tone Tone = Tone.Normal) : Block;

/// <summary>Labels and values, e.g. group and county of a question.</summary>
public sealed record Facts(params ImmutableArray<Fact> Items) : Block;

/// <param name="Times">The instants that the value says, in their order: a channel that can shows them by the clock of each who reads.</param>
public sealed record Fact(string Label, string Value, ImmutableArray<SaidTime>? Times = null);

/// <summary>An instant, and how it was put into words.</summary>
/// <param name="Words">As they stand in the value.</param>
public sealed record SaidTime(string Words, DateTimeOffset At, TimeStyle Style);

/// <summary>What may stand in the place of the words.</summary>
public enum TimeStyle
{
    /// <summary>Nothing: they are by the clock of their only reader already.</summary>
    AsSaid,
    TimeOfDay,
    DayAndTime,
}

/// <summary>One of a list of things, with the button that opens it: a card shows the button beside the text, a chat below the list by its number.</summary>
public sealed record Entry(string Title, string? Details, Button? Open) : Block;

/// <summary>A line between what belongs apart.</summary>
public sealed record Separator : Block;

/// <summary>Words with light markup, as a person wrote them; see <see cref="Formatting.LightMarkup"/> for what counts.</summary>
public sealed record Formatted(string Markup) : Block;

/// <summary>Another message as its recipients will see it, with nothing to press.</summary>
/// <param name="Heading">Whose view it is, e.g. "On a phone".</param>
/// <param name="AsChat">True for a chat: text with its buttons as labels; false for a card.</param>
public sealed record Sample(string Heading, Message Message, bool AsChat) : Block;
