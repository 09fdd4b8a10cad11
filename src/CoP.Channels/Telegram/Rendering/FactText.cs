using CoP.Dialogs.Messages;

namespace CoP.Channels.Telegram.Rendering;

/// <summary>A line for each fact. What its value says of times, each reader can see by their own clock: those of a group have several.</summary>
internal static class FactText
{
    public static IEnumerable<TextSpan> Of(Facts facts) => facts.Items.SelectMany(static (fact, at) => Of(fact).Prepend(new TextSpan($"{(at == 0 ? "" : "\n")}{fact.Label}: ")));

    private static IEnumerable<TextSpan> Of(Fact fact)
    {
        var said = 0;
        foreach (var time in fact.Times ?? [])
        {
            var at = fact.Value.IndexOf(time.Words, said, StringComparison.Ordinal);
            if (at >= 0)
            {
                yield return new TextSpan(fact.Value[said..at]);
                yield return new TextSpan(time.Words, Time: time);
                said = at + time.Words.Length;
            }
        }

        yield return new TextSpan(fact.Value[said..]);
    }
}
