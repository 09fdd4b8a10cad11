using CoP.Community;
using CoP.Dialogs.Words;

namespace CoP.Dialogs.Turns;

/// <summary>How an expected failure reads: the key <c>refusal.{TypeName}</c>.</summary>
public static class Refusals
{
    public static Text Text(Refusal refusal) => new($"refusal.{refusal.GetType().Name}", [.. refusal.Args]);
}
