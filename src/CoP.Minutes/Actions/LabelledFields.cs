using CoP.Minutes.Dates;

namespace CoP.Minutes.Actions;

/// <summary>What labels say in a line: "Owner: …", "Due: …", "Status: …".</summary>
internal sealed class LabelledFields
{
    private readonly record struct Field(WordKind Kind, int At, int From, int To);

    private static readonly WordKind[] Kinds = [WordKind.OwnerLabel, WordKind.WeakOwnerLabel, WordKind.DueLabel, WordKind.StatusLabel, WordKind.ContributorLabel, WordKind.ActionLabel];

    private LabelledFields(Saying said, IReadOnlyList<Field> fields)
    {
        Start = fields.Count == 0 ? said.Count : fields[0].At;
        Owner = Value(said, fields, WordKind.OwnerLabel);
        WeakOwner = Value(said, fields, WordKind.WeakOwnerLabel);
        Due = Text(said, Value(said, fields, WordKind.DueLabel));
        Status = Text(said, Value(said, fields, WordKind.StatusLabel));
        Contributors = Value(said, fields, WordKind.ContributorLabel);
        Action = Value(said, fields, WordKind.ActionLabel);
        Rest = fields.Count == 0 ? said.Count : fields[^1].To + 1;
    }

    /// <summary>The token where the first begins, or the end.</summary>
    public int Start { get; }

    public (int From, int To)? Owner { get; }

    public (int From, int To)? WeakOwner { get; }

    public string? Due { get; }

    public string? Status { get; }

    public (int From, int To)? Contributors { get; }

    /// <summary>What is to be done, where that has a label as well.</summary>
    public (int From, int To)? Action { get; }

    /// <summary>The token after the last of them.</summary>
    public int Rest { get; }

    public bool IsAny => Owner is not null || WeakOwner is not null || Due is not null || Status is not null;

    public static LabelledFields Of(Saying said, int from)
    {
        List<Field> fields = [];
        for (var at = from; at < said.Count; at++)
        {
            if (at > from && said.IsWord(at - 1))
            {
                continue;
            }

            if (Label(said, at) is not { } label)
            {
                continue;
            }

            Close(fields, at);
            fields.Add(new Field(label.Kind, Opening(said, at, from), label.Next, said.Count));
            at = label.Next - 1;
        }

        for (var number = 0; number < fields.Count; number++)
        {
            fields[number] = fields[number] with { To = End(said, fields[number].From, fields[number].To, fields[number].Kind is WordKind.OwnerLabel or WordKind.WeakOwnerLabel) };
        }

        return new LabelledFields(said, fields);
    }

    private static void Close(List<Field> fields, int at)
    {
        if (fields.Count > 0)
        {
            fields[^1] = fields[^1] with { To = at };
        }
    }

    private static int Opening(Saying said, int at, int from) => at > from && said.Tokens[at - 1].Text is "(" or "[" ? at - 1 : at;

    private static (WordKind Kind, int Next)? Label(Saying said, int at)
    {
        (WordKind Kind, int Next)? best = null;
        foreach (var kind in Kinds)
        {
            if (MinutesWords.After(said.Tokens, at, kind) is { } after && Colon(said, after) is { } next && next > (best?.Next ?? 0))
            {
                best = (kind, next);
            }
        }

        return best;
    }

    /// <summary>The colon, perhaps after "(s)".</summary>
    private static int? Colon(Saying said, int at)
    {
        at += said.IsMark(at, ".") ? 1 : 0;
        if (said.IsMark(at, "(") && at + 2 < said.Count && said.Tokens[at + 1].Length <= 2 && said.IsMark(at + 2, ")"))
        {
            at += 3;
        }

        return said.IsMark(at, ":") ? at + 1 : null;
    }

    /// <summary>A value ends with its sentence or its bracket.</summary>
    /// <param name="isName">Whether a dash ends it, too.</param>
    private static int End(Saying said, int from, int to, bool isName)
    {
        for (var at = from; at < to; at++)
        {
            if (isName && at > from && said.Tokens[at].Kind == TokenKind.Dash && said.Tokens[at].At > said.Tokens[at - 1].End)
            {
                return at;
            }

            if (said.Tokens[at].Text is ")" or "]" or ";" or "|" || (said.IsMark(at, ".") && (at + 1 >= to || said.IsCapital(at + 1)) && at > from && said.Tokens[at - 1].Length > 3))
            {
                return at;
            }
        }

        while (to > from && said.Tokens[to - 1].Kind is TokenKind.Comma or TokenKind.Dash || to > from && said.Tokens[to - 1].Text is "(" or "." or "•")
        {
            to--;
        }

        return to;
    }

    private static (int From, int To)? Value(Saying said, IReadOnlyList<Field> fields, WordKind kind)
    {
        var found = fields.Where(field => field.Kind == kind && field.To > field.From).Take(1).ToList();
        return found.Count == 0 || said.Count == 0 ? null : (found[0].From, found[0].To);
    }

    private static string? Text(Saying said, (int From, int To)? value) => value is { } range ? said.Slice(range.From, range.To) : null;
}
