using CoP.Dialogs.Messages.Formatting;

namespace CoP.Channels.Telegram.Translation;

/// <summary>A stretch of typed words with a style; offset and length count UTF-16 units.</summary>
internal sealed record TextEntity
{
    public required string Type { get; init; }

    public required int Offset { get; init; }

    public required int Length { get; init; }

    public string? Url { get; init; }

    /// <summary>Who is meant where a name is mentioned that is no <c>@username</c>.</summary>
    public User? User { get; init; }
}

/// <summary>Typed styles as light markup.</summary>
internal static class StyledText
{
    private static readonly string[] Styles = ["bold", "italic", "text_link"];

    /// <summary>Null where nothing was styled: then words are taken as they are, marks that were typed by hand included.</summary>
    public static string? Markup(string text, IReadOnlyList<TextEntity>? entities)
    {
        TextEntity[] styled = [.. (entities ?? []).Where(entity => Styles.Contains(entity.Type) && IsInside(entity, text))];
        return styled.Length == 0 ? null : MarkupWriter.WriteTyped(Spans(text, [.. styled, .. Links(entities!, text)]));
    }

    /// <summary>Addresses stay as they were typed; a mark inside one is part of it.</summary>
    private static IEnumerable<TextEntity> Links(IReadOnlyList<TextEntity> entities, string text) => entities
        .Where(entity => entity.Type == "url" && IsInside(entity, text))
        .Select(entity => entity with { Url = text.Substring(entity.Offset, entity.Length) });

    private static bool IsInside(TextEntity entity, string text) =>
        entity is { Offset: >= 0, Length: > 0 } && entity.Offset <= text.Length - entity.Length;

    private static IEnumerable<Span> Spans(string text, TextEntity[] entities)
    {
        int[] cuts = [.. entities.SelectMany(static entity => new[] { entity.Offset, entity.Offset + entity.Length }).Concat([0, text.Length]).Distinct().Order()];
        return cuts.Zip(cuts.Skip(1), (from, to) => Of(text[from..to], [.. entities.Where(entity => entity.Offset <= from && to <= entity.Offset + entity.Length)]));
    }

    private static Span Of(string words, TextEntity[] styles) => new(
        words,
        styles.Any(static style => style.Type == "bold"),
        styles.Any(static style => style.Type == "italic"),
        SafeLink.Of(styles.FirstOrDefault(static style => style.Url is not null)?.Url));
}
