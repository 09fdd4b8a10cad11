using CoP.Dialogs.Messages;

namespace CoP.Dialogs.Turns;

/// <summary>What the endpoint answers after the commit.</summary>
/// <param name="Answer">For an invoke: what replaces the pressed card; null when the card stays as it is.</param>
/// <param name="Remark">For an invoke on a card that others see too: what only its presser is told; the card stays.</param>
/// <param name="Repeated">True when the event had been handled before: nothing happened now.</param>
/// <param name="Failed">True when the turn failed and was kept for replay; the member was told.</param>
public sealed record TurnOutcome(Message? Answer = null, string? Remark = null, bool Repeated = false, bool Failed = false);
