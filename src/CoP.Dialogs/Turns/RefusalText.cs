using CoP.Community;
using CoP.Dialogs.Localization;

namespace CoP.Dialogs.Turns;

/// <summary>How an expected failure reads: the key <c>refusal.{TypeName}</c>.</summary>
public static class RefusalText
{
    public static Text Text(Refusal refusal) => new($"refusal.{refusal.GetType().Name}", [.. refusal.Args.Select(Said)]);

    private static object Said(object arg) => arg is NamedWord word ? new Text(word.Key) : arg;
}
